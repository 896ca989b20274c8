CREATE TABLE `address_change` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`old_email` text NOT NULL,
	`new_email` text NOT NULL,
	`old_token_hash` text NOT NULL,
	`new_token_hash` text NOT NULL,
	`old_confirmed_at` integer,
	`new_confirmed_at` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`outcome` text,
	`asked_by_id` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `address_change_old_token_hash_unique` ON `address_change` (`old_token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `address_change_new_token_hash_unique` ON `address_change` (`new_token_hash`);--> statement-breakpoint
CREATE INDEX `address_change_account` ON `address_change` (`account_id`);--> statement-breakpoint
CREATE TABLE `calendar_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`shown` text NOT NULL,
	`cancelled` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_entry_subject` ON `calendar_entry` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `calendar_feed` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_read_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feed_token_hash_unique` ON `calendar_feed` (`token_hash`);--> statement-breakpoint
CREATE INDEX `calendar_feed_account` ON `calendar_feed` (`account_id`);--> statement-breakpoint
CREATE TABLE `calendar_invite` (
	`id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`account_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`method` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `calendar_entry`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_invite_once` ON `calendar_invite` (`entry_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `school_year` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`start_year` integer NOT NULL,
	`dates` text NOT NULL,
	`updated_at` integer NOT NULL,
	`by_id` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `school_year_once` ON `school_year` (`authority_id`,`start_year`);--> statement-breakpoint
CREATE TABLE `mail_preference` (
	`account_id` text PRIMARY KEY NOT NULL,
	`choices` text NOT NULL,
	`quiet_from` text,
	`quiet_to` text,
	`quiet_weekends` integer NOT NULL,
	`digest_at` text NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reminder` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`urn` integer,
	`basis` text NOT NULL,
	`stage` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminder_once` ON `reminder` (`kind`,`subject_id`,`basis`,`stage`);--> statement-breakpoint
CREATE INDEX `reminder_subject` ON `reminder` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `reminder_authority` ON `reminder` (`authority_id`,`at`);--> statement-breakpoint
CREATE TABLE `reminder_rules` (
	`authority_id` text PRIMARY KEY NOT NULL,
	`rules` text NOT NULL,
	`updated_at` integer NOT NULL,
	`by_id` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `snooze` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`authority_id` text NOT NULL,
	`item_key` text NOT NULL,
	`title` text NOT NULL,
	`due` text,
	`until` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `snooze_account` ON `snooze` (`account_id`,`item_key`);--> statement-breakpoint
CREATE TABLE `job_run` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`milliseconds` integer,
	`result` text,
	`error` text,
	`ran_by` text NOT NULL,
	`asked_by_id` text
);
--> statement-breakpoint
CREATE INDEX `job_run_name` ON `job_run` (`name`,`started_at`);--> statement-breakpoint
CREATE TABLE `mail_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`outbox_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`milliseconds` integer NOT NULL,
	`outcome` text NOT NULL,
	`answer` text,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_attempt_number` ON `mail_attempt` (`outbox_id`,`number`);--> statement-breakpoint
CREATE TABLE `mail_problem` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`account_id` text NOT NULL,
	`email` text NOT NULL,
	`outbox_id` text NOT NULL,
	`problem` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer,
	`ended_by_id` text,
	`ended` text,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mail_problem_account` ON `mail_problem` (`account_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `mail_problem_authority` ON `mail_problem` (`authority_id`,`ended_at`);--> statement-breakpoint
ALTER TABLE `notification` ADD `topic` text;--> statement-breakpoint
ALTER TABLE `notification` ADD `asks` integer;--> statement-breakpoint
ALTER TABLE `notification` ADD `mail` text;--> statement-breakpoint
ALTER TABLE `notification` ADD `mail_message` text;--> statement-breakpoint
ALTER TABLE `notification` ADD `outbox_id` text;--> statement-breakpoint
CREATE INDEX `notification_to_mail` ON `notification` (`mail`,`outbox_id`,`at`);--> statement-breakpoint
ALTER TABLE `job` ADD `next_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `html` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `sealed_link` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `calendar` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `calendar_method` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `next_attempt_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `leased_until` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `leased_by` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `transport` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `transport_id` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `delivered_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `ended_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `checked_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `problem` text;--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`status`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `outbox_account` ON `outbox` (`account_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_transport_id` ON `outbox` (`transport_id`);