-- Who was reminded of what, and what became of each attempt to send a message, is never rewritten.
CREATE TRIGGER "reminder_append_only" BEFORE UPDATE OR DELETE ON "reminder"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "mail_attempt_append_only" BEFORE UPDATE OR DELETE ON "mail_attempt"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
