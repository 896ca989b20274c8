DROP INDEX `notification_account`;--> statement-breakpoint
CREATE INDEX `notification_newest` ON `notification` (`account_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `notification_unread` ON `notification` (`account_id`,`read_at`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `offer_open` ON `offer` (`state`,`open_to_others`,`provider_id`);--> statement-breakpoint
CREATE INDEX `outbox_authority` ON `outbox` (`authority_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_authority_status` ON `outbox` (`authority_id`,`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `access_entry_authority` ON `access_entry` (`authority_id`,`first_at`,`id`);--> statement-breakpoint
CREATE INDEX `restricted_note_authority` ON `restricted_note` (`authority_id`,`at`);