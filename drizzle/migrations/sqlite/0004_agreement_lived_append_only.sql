-- What was noted, minuted or decided about an agreement is never rewritten.
CREATE TRIGGER `visit_note_no_update` BEFORE UPDATE ON `visit_note`
BEGIN
  SELECT RAISE(ABORT, 'visit_note is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `visit_note_no_delete` BEFORE DELETE ON `visit_note`
BEGIN
  SELECT RAISE(ABORT, 'visit_note is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `governor_feedback_no_update` BEFORE UPDATE ON `governor_feedback`
BEGIN
  SELECT RAISE(ABORT, 'governor_feedback is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `governor_feedback_no_delete` BEFORE DELETE ON `governor_feedback`
BEGIN
  SELECT RAISE(ABORT, 'governor_feedback is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `review_minutes_no_update` BEFORE UPDATE ON `review_minutes`
BEGIN
  SELECT RAISE(ABORT, 'review_minutes is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `review_minutes_no_delete` BEFORE DELETE ON `review_minutes`
BEGIN
  SELECT RAISE(ABORT, 'review_minutes is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `milestone_mark_no_update` BEFORE UPDATE ON `milestone_mark`
BEGIN
  SELECT RAISE(ABORT, 'milestone_mark is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `milestone_mark_no_delete` BEFORE DELETE ON `milestone_mark`
BEGIN
  SELECT RAISE(ABORT, 'milestone_mark is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `escalation_step_no_update` BEFORE UPDATE ON `escalation_step`
BEGIN
  SELECT RAISE(ABORT, 'escalation_step is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `escalation_step_no_delete` BEFORE DELETE ON `escalation_step`
BEGIN
  SELECT RAISE(ABORT, 'escalation_step is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `escalation_answer_no_update` BEFORE UPDATE ON `escalation_answer`
BEGIN
  SELECT RAISE(ABORT, 'escalation_answer is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `escalation_answer_no_delete` BEFORE DELETE ON `escalation_answer`
BEGIN
  SELECT RAISE(ABORT, 'escalation_answer is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `evaluation_no_update` BEFORE UPDATE ON `evaluation`
BEGIN
  SELECT RAISE(ABORT, 'evaluation is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `evaluation_no_delete` BEFORE DELETE ON `evaluation`
BEGIN
  SELECT RAISE(ABORT, 'evaluation is append-only');
END;
