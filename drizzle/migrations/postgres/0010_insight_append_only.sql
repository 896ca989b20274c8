-- Texts of practice notes, their steps and minutes of clusters are never rewritten; a saved report's figures neither.
CREATE TRIGGER "practice_note_revision_append_only" BEFORE UPDATE OR DELETE ON "practice_note_revision"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "practice_note_step_append_only" BEFORE UPDATE OR DELETE ON "practice_note_step"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "cluster_minutes_append_only" BEFORE UPDATE OR DELETE ON "cluster_minutes"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "saved_report_no_rewrite" BEFORE UPDATE OF "authority_id", "kind", "urn", "provider_id", "period", "title", "as_of", "content", "hash", "made_by_id", "made_at" ON "saved_report"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "saved_report_no_delete" BEFORE DELETE ON "saved_report"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
