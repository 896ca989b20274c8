-- What was erased, who looked at what, restricted notes and who broke the glass are never rewritten.
CREATE TRIGGER "erasure_no_update" BEFORE UPDATE ON "erasure"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "erasure_no_delete" BEFORE DELETE ON "erasure"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "access_entry_no_update" BEFORE UPDATE ON "access_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "restricted_note_no_rewrite" BEFORE UPDATE OF "authority_id", "urn", "subject_type", "subject_id", "level", "title", "body", "sealed", "by_id", "at", "corrects_id" ON "restricted_note"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "glass_break_no_rewrite" BEFORE UPDATE OF "authority_id", "note_id", "urn", "account_id", "reason", "at", "until" ON "glass_break"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "glass_break_no_delete" BEFORE DELETE ON "glass_break"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
