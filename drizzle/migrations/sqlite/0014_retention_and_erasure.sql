-- Two kinds of work may touch what is otherwise never rewritten: retention takes rows away whose time is over, and an erasure
-- puts a pseudonym in the place of a name. Each says so in a row of `installation` that it makes and takes away in its own
-- transaction: no other transaction ever sees the row, and none of this is open without it. Audit trail, ledgers of days
-- and money, signed texts and fingerprints of reports stay closed to both.
DROP TRIGGER `agreement_revision_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `agreement_revision_no_delete` BEFORE DELETE ON `agreement_revision`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'agreement_revision is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `visit_note_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `visit_note_no_delete` BEFORE DELETE ON `visit_note`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'visit_note is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `governor_feedback_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `governor_feedback_no_delete` BEFORE DELETE ON `governor_feedback`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'governor_feedback is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `review_minutes_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `review_minutes_no_delete` BEFORE DELETE ON `review_minutes`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'review_minutes is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `milestone_mark_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `milestone_mark_no_delete` BEFORE DELETE ON `milestone_mark`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'milestone_mark is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `escalation_step_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `escalation_step_no_delete` BEFORE DELETE ON `escalation_step`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'escalation_step is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `escalation_answer_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `escalation_answer_no_delete` BEFORE DELETE ON `escalation_answer`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'escalation_answer is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `evaluation_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `evaluation_no_delete` BEFORE DELETE ON `evaluation`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'evaluation is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `reminder_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `reminder_no_delete` BEFORE DELETE ON `reminder`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'reminder is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `mail_attempt_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `mail_attempt_no_delete` BEFORE DELETE ON `mail_attempt`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'mail_attempt is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `practice_note_revision_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `practice_note_revision_no_delete` BEFORE DELETE ON `practice_note_revision`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'practice_note_revision is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `practice_note_step_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `practice_note_step_no_delete` BEFORE DELETE ON `practice_note_step`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'practice_note_step is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `cluster_minutes_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `cluster_minutes_no_delete` BEFORE DELETE ON `cluster_minutes`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'cluster_minutes is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `saved_report_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `saved_report_no_delete` BEFORE DELETE ON `saved_report`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'saved_report is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `glass_break_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `glass_break_no_delete` BEFORE DELETE ON `glass_break`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` IN ('retention-at-work', 'erasure-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'glass_break is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `visit_note_no_update`;
--> statement-breakpoint
CREATE TRIGGER `visit_note_no_update` BEFORE UPDATE ON `visit_note`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` = 'erasure-at-work')
BEGIN
  SELECT RAISE(ABORT, 'visit_note is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `governor_feedback_no_update`;
--> statement-breakpoint
CREATE TRIGGER `governor_feedback_no_update` BEFORE UPDATE ON `governor_feedback`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` = 'erasure-at-work')
BEGIN
  SELECT RAISE(ABORT, 'governor_feedback is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `review_minutes_no_update`;
--> statement-breakpoint
CREATE TRIGGER `review_minutes_no_update` BEFORE UPDATE ON `review_minutes`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` = 'erasure-at-work')
BEGIN
  SELECT RAISE(ABORT, 'review_minutes is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `milestone_mark_no_update`;
--> statement-breakpoint
CREATE TRIGGER `milestone_mark_no_update` BEFORE UPDATE ON `milestone_mark`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` = 'erasure-at-work')
BEGIN
  SELECT RAISE(ABORT, 'milestone_mark is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `escalation_step_no_update`;
--> statement-breakpoint
CREATE TRIGGER `escalation_step_no_update` BEFORE UPDATE ON `escalation_step`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` = 'erasure-at-work')
BEGIN
  SELECT RAISE(ABORT, 'escalation_step is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `escalation_answer_no_update`;
--> statement-breakpoint
CREATE TRIGGER `escalation_answer_no_update` BEFORE UPDATE ON `escalation_answer`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` = 'erasure-at-work')
BEGIN
  SELECT RAISE(ABORT, 'escalation_answer is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `evaluation_no_update`;
--> statement-breakpoint
CREATE TRIGGER `evaluation_no_update` BEFORE UPDATE ON `evaluation`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` = 'erasure-at-work')
BEGIN
  SELECT RAISE(ABORT, 'evaluation is append-only');
END;
--> statement-breakpoint
DROP TRIGGER `practice_note_step_no_update`;
--> statement-breakpoint
CREATE TRIGGER `practice_note_step_no_update` BEFORE UPDATE ON `practice_note_step`
WHEN NOT EXISTS (SELECT 1 FROM `installation` WHERE `key` = 'erasure-at-work')
BEGIN
  SELECT RAISE(ABORT, 'practice_note_step is append-only');
END;
