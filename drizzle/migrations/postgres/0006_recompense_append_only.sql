-- Money that moved is never rewritten: a mistake is reversed by another entry.
CREATE TRIGGER "money_posting_append_only" BEFORE UPDATE OR DELETE ON "money_posting"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "money_entry_append_only" BEFORE UPDATE OR DELETE ON "money_entry"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "pot_allocation_append_only" BEFORE UPDATE OR DELETE ON "pot_allocation"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "invoice_entry_append_only" BEFORE UPDATE OR DELETE ON "invoice_entry"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER "payment_append_only" BEFORE UPDATE OR DELETE ON "payment"
FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
