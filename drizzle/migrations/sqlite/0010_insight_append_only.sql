-- Texts of practice notes, their steps and minutes of clusters are never rewritten; a saved report's figures neither.
CREATE TRIGGER `practice_note_revision_no_update` BEFORE UPDATE ON `practice_note_revision`
BEGIN
  SELECT RAISE(ABORT, 'practice_note_revision is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `practice_note_revision_no_delete` BEFORE DELETE ON `practice_note_revision`
BEGIN
  SELECT RAISE(ABORT, 'practice_note_revision is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `practice_note_step_no_update` BEFORE UPDATE ON `practice_note_step`
BEGIN
  SELECT RAISE(ABORT, 'practice_note_step is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `practice_note_step_no_delete` BEFORE DELETE ON `practice_note_step`
BEGIN
  SELECT RAISE(ABORT, 'practice_note_step is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `cluster_minutes_no_update` BEFORE UPDATE ON `cluster_minutes`
BEGIN
  SELECT RAISE(ABORT, 'cluster_minutes is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `cluster_minutes_no_delete` BEFORE DELETE ON `cluster_minutes`
BEGIN
  SELECT RAISE(ABORT, 'cluster_minutes is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `saved_report_no_rewrite` BEFORE UPDATE OF `authority_id`, `kind`, `urn`, `provider_id`, `period`, `title`, `as_of`, `content`, `hash`, `made_by_id`, `made_at` ON `saved_report`
BEGIN
  SELECT RAISE(ABORT, 'saved_report is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `saved_report_no_delete` BEFORE DELETE ON `saved_report`
BEGIN
  SELECT RAISE(ABORT, 'saved_report is append-only');
END;
