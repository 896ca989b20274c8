DROP INDEX "notification_account";--> statement-breakpoint
CREATE INDEX "offer_open" ON "offer" USING btree ("state","open_to_others","provider_id");--> statement-breakpoint
CREATE INDEX "notification_newest" ON "notification" USING btree ("account_id","at","id");--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" USING btree ("account_id","read_at","at","id");--> statement-breakpoint
CREATE INDEX "outbox_authority" ON "outbox" USING btree ("authority_id","created_at","id");--> statement-breakpoint
CREATE INDEX "outbox_authority_status" ON "outbox" USING btree ("authority_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "access_entry_authority" ON "access_entry" USING btree ("authority_id","first_at","id");--> statement-breakpoint
CREATE INDEX "restricted_note_authority" ON "restricted_note" USING btree ("authority_id","at");