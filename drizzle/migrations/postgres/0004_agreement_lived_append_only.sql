-- What was noted, minuted or decided about an agreement is never rewritten.
CREATE TRIGGER "visit_note_append_only" BEFORE UPDATE OR DELETE ON "visit_note"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "governor_feedback_append_only" BEFORE UPDATE OR DELETE ON "governor_feedback"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "review_minutes_append_only" BEFORE UPDATE OR DELETE ON "review_minutes"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "milestone_mark_append_only" BEFORE UPDATE OR DELETE ON "milestone_mark"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "escalation_step_append_only" BEFORE UPDATE OR DELETE ON "escalation_step"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "escalation_answer_append_only" BEFORE UPDATE OR DELETE ON "escalation_answer"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "evaluation_append_only" BEFORE UPDATE OR DELETE ON "evaluation"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
