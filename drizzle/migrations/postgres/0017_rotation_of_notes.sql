-- The text of a safeguarding note may be sealed anew, while secrets are rotated and in that transaction alone.
DROP TRIGGER "restricted_note_no_rewrite" ON "restricted_note";
--> statement-breakpoint
CREATE TRIGGER "restricted_note_no_rewrite" BEFORE UPDATE OF "authority_id", "urn", "subject_type", "subject_id", "level", "title", "sealed", "by_id", "at", "corrects_id" ON "restricted_note"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "restricted_note_no_new_body" BEFORE UPDATE OF "body" ON "restricted_note"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_unless_at_work('rotation-at-work');
