-- Two kinds of work may touch what is otherwise never rewritten: retention takes rows away whose time is over, and an erasure
-- puts a pseudonym in the place of a name. Each says so in a row of `installation` that it makes and takes away in its own
-- transaction: no other transaction ever sees the row, and none of this is open without it. Audit trail, ledgers of days
-- and money, signed texts and fingerprints of reports stay closed to both.
CREATE FUNCTION refuse_rewrite_unless_at_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "installation" WHERE "key" = ANY (TG_ARGV)) THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END;
$$;
--> statement-breakpoint
DROP TRIGGER "agreement_revision_append_only" ON "agreement_revision";
--> statement-breakpoint
CREATE TRIGGER "agreement_revision_no_delete" BEFORE DELETE ON "agreement_revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "agreement_revision_no_update" BEFORE UPDATE ON "agreement_revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
DROP TRIGGER "visit_note_append_only" ON "visit_note";
--> statement-breakpoint
CREATE TRIGGER "visit_note_no_delete" BEFORE DELETE ON "visit_note"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "visit_note_no_update" BEFORE UPDATE ON "visit_note"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('erasure-at-work');
--> statement-breakpoint
DROP TRIGGER "governor_feedback_append_only" ON "governor_feedback";
--> statement-breakpoint
CREATE TRIGGER "governor_feedback_no_delete" BEFORE DELETE ON "governor_feedback"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "governor_feedback_no_update" BEFORE UPDATE ON "governor_feedback"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('erasure-at-work');
--> statement-breakpoint
DROP TRIGGER "review_minutes_append_only" ON "review_minutes";
--> statement-breakpoint
CREATE TRIGGER "review_minutes_no_delete" BEFORE DELETE ON "review_minutes"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "review_minutes_no_update" BEFORE UPDATE ON "review_minutes"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('erasure-at-work');
--> statement-breakpoint
DROP TRIGGER "milestone_mark_append_only" ON "milestone_mark";
--> statement-breakpoint
CREATE TRIGGER "milestone_mark_no_delete" BEFORE DELETE ON "milestone_mark"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "milestone_mark_no_update" BEFORE UPDATE ON "milestone_mark"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('erasure-at-work');
--> statement-breakpoint
DROP TRIGGER "escalation_step_append_only" ON "escalation_step";
--> statement-breakpoint
CREATE TRIGGER "escalation_step_no_delete" BEFORE DELETE ON "escalation_step"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "escalation_step_no_update" BEFORE UPDATE ON "escalation_step"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('erasure-at-work');
--> statement-breakpoint
DROP TRIGGER "escalation_answer_append_only" ON "escalation_answer";
--> statement-breakpoint
CREATE TRIGGER "escalation_answer_no_delete" BEFORE DELETE ON "escalation_answer"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "escalation_answer_no_update" BEFORE UPDATE ON "escalation_answer"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('erasure-at-work');
--> statement-breakpoint
DROP TRIGGER "evaluation_append_only" ON "evaluation";
--> statement-breakpoint
CREATE TRIGGER "evaluation_no_delete" BEFORE DELETE ON "evaluation"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "evaluation_no_update" BEFORE UPDATE ON "evaluation"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('erasure-at-work');
--> statement-breakpoint
DROP TRIGGER "reminder_append_only" ON "reminder";
--> statement-breakpoint
CREATE TRIGGER "reminder_no_delete" BEFORE DELETE ON "reminder"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "reminder_no_update" BEFORE UPDATE ON "reminder"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
DROP TRIGGER "mail_attempt_append_only" ON "mail_attempt";
--> statement-breakpoint
CREATE TRIGGER "mail_attempt_no_delete" BEFORE DELETE ON "mail_attempt"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "mail_attempt_no_update" BEFORE UPDATE ON "mail_attempt"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
DROP TRIGGER "practice_note_revision_append_only" ON "practice_note_revision";
--> statement-breakpoint
CREATE TRIGGER "practice_note_revision_no_delete" BEFORE DELETE ON "practice_note_revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "practice_note_revision_no_update" BEFORE UPDATE ON "practice_note_revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
DROP TRIGGER "practice_note_step_append_only" ON "practice_note_step";
--> statement-breakpoint
CREATE TRIGGER "practice_note_step_no_delete" BEFORE DELETE ON "practice_note_step"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "practice_note_step_no_update" BEFORE UPDATE ON "practice_note_step"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('erasure-at-work');
--> statement-breakpoint
DROP TRIGGER "cluster_minutes_append_only" ON "cluster_minutes";
--> statement-breakpoint
CREATE TRIGGER "cluster_minutes_no_delete" BEFORE DELETE ON "cluster_minutes"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
CREATE TRIGGER "cluster_minutes_no_update" BEFORE UPDATE ON "cluster_minutes"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
DROP TRIGGER "saved_report_no_delete" ON "saved_report";
--> statement-breakpoint
CREATE TRIGGER "saved_report_no_delete" BEFORE DELETE ON "saved_report"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
--> statement-breakpoint
DROP TRIGGER "glass_break_no_delete" ON "glass_break";
--> statement-breakpoint
CREATE TRIGGER "glass_break_no_delete" BEFORE DELETE ON "glass_break"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('retention-at-work', 'erasure-at-work');
