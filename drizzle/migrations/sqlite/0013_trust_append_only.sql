-- What was erased, who looked at what, restricted notes and who broke the glass are never rewritten.
CREATE TRIGGER `erasure_no_update` BEFORE UPDATE ON `erasure`
BEGIN
  SELECT RAISE(ABORT, 'erasure is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `erasure_no_delete` BEFORE DELETE ON `erasure`
BEGIN
  SELECT RAISE(ABORT, 'erasure is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `access_entry_no_update` BEFORE UPDATE ON `access_entry`
BEGIN
  SELECT RAISE(ABORT, 'access_entry is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `restricted_note_no_rewrite` BEFORE UPDATE OF `authority_id`, `urn`, `subject_type`, `subject_id`, `level`, `title`, `body`, `sealed`, `by_id`, `at`, `corrects_id` ON `restricted_note`
BEGIN
  SELECT RAISE(ABORT, 'restricted_note is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `glass_break_no_rewrite` BEFORE UPDATE OF `authority_id`, `note_id`, `urn`, `account_id`, `reason`, `at`, `until` ON `glass_break`
BEGIN
  SELECT RAISE(ABORT, 'glass_break is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `glass_break_no_delete` BEFORE DELETE ON `glass_break`
BEGIN
  SELECT RAISE(ABORT, 'glass_break is append-only');
END;
