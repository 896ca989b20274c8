-- The text of a safeguarding note may be sealed anew, while secrets are rotated and in that transaction alone.
DROP TRIGGER `restricted_note_no_rewrite`;
--> statement-breakpoint
CREATE TRIGGER `restricted_note_no_rewrite` BEFORE UPDATE OF `authority_id`, `urn`, `subject_type`, `subject_id`, `level`, `title`, `sealed`, `by_id`, `at`, `corrects_id` ON `restricted_note`
BEGIN
  SELECT RAISE(ABORT, 'restricted_note is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `restricted_note_no_new_body` BEFORE UPDATE OF `body` ON `restricted_note`
WHEN NOT (OLD.`sealed` AND EXISTS (SELECT 1 FROM `installation` WHERE `key` = 'rotation-at-work'))
BEGIN
  SELECT RAISE(ABORT, 'restricted_note is append-only');
END;
