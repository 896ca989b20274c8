CREATE TABLE `cluster` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`purpose` text NOT NULL,
	`focus_areas` text NOT NULL,
	`state` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`chair_id` text,
	`ended_at` integer,
	`end_reason` text,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chair_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cluster_authority` ON `cluster` (`authority_id`,`state`);--> statement-breakpoint
CREATE TABLE `cluster_meeting` (
	`id` text PRIMARY KEY NOT NULL,
	`cluster_id` text NOT NULL,
	`on_date` text NOT NULL,
	`starts_at` text,
	`place` text NOT NULL,
	`agenda` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`cluster_id`) REFERENCES `cluster`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cluster_meeting_cluster` ON `cluster_meeting` (`cluster_id`,`on_date`);--> statement-breakpoint
CREATE TABLE `cluster_minutes` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`reason` text,
	FOREIGN KEY (`meeting_id`) REFERENCES `cluster_meeting`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cluster_minutes_number` ON `cluster_minutes` (`meeting_id`,`number`);--> statement-breakpoint
CREATE TABLE `cluster_request` (
	`id` text PRIMARY KEY NOT NULL,
	`cluster_id` text NOT NULL,
	`request_id` text NOT NULL,
	`urn` integer NOT NULL,
	`summary` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`ended_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`cluster_id`) REFERENCES `cluster`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `support_request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cluster_request_request_id_unique` ON `cluster_request` (`request_id`);--> statement-breakpoint
CREATE INDEX `cluster_request_cluster` ON `cluster_request` (`cluster_id`);--> statement-breakpoint
CREATE TABLE `cluster_request_school` (
	`id` text PRIMARY KEY NOT NULL,
	`cluster_request_id` text NOT NULL,
	`urn` integer NOT NULL,
	`state` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`note` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`cluster_request_id`) REFERENCES `cluster_request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cluster_request_school_once` ON `cluster_request_school` (`cluster_request_id`,`urn`);--> statement-breakpoint
CREATE TABLE `cluster_school` (
	`id` text PRIMARY KEY NOT NULL,
	`cluster_id` text NOT NULL,
	`urn` integer NOT NULL,
	`state` text NOT NULL,
	`invited_by_id` text,
	`invited_at` integer NOT NULL,
	`answered_by_id` text,
	`answered_at` integer,
	`joined_on` text,
	`left_on` text,
	`reason` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`cluster_id`) REFERENCES `cluster`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cluster_school_once` ON `cluster_school` (`cluster_id`,`urn`);--> statement-breakpoint
CREATE INDEX `cluster_school_urn` ON `cluster_school` (`urn`,`state`);--> statement-breakpoint
CREATE TABLE `programme` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`cluster_id` text,
	`provider_id` text,
	`offer_id` text,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`focus_areas` text NOT NULL,
	`sessions` text NOT NULL,
	`places` integer NOT NULL,
	`most_each` integer,
	`closes_on` text NOT NULL,
	`state` text NOT NULL,
	`end_reason` text,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cluster_id`) REFERENCES `cluster`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `programme_authority` ON `programme` (`authority_id`,`state`);--> statement-breakpoint
CREATE INDEX `programme_cluster` ON `programme` (`cluster_id`);--> statement-breakpoint
CREATE TABLE `programme_place` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`number` integer NOT NULL,
	`urn` integer NOT NULL,
	`person` text NOT NULL,
	`job_title` text NOT NULL,
	`state` text NOT NULL,
	`asked_by_id` text,
	`asked_at` integer NOT NULL,
	`taken_at` integer,
	`reason` text,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_place_number` ON `programme_place` (`programme_id`,`number`);--> statement-breakpoint
CREATE INDEX `programme_place_school` ON `programme_place` (`urn`);--> statement-breakpoint
CREATE TABLE `practice_note` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`agreement_id` text NOT NULL,
	`urn` integer NOT NULL,
	`provider_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`state` text NOT NULL,
	`reach` text NOT NULL,
	`anonymous` integer NOT NULL,
	`title` text NOT NULL,
	`content` text NOT NULL,
	`revision` integer NOT NULL,
	`focus_areas` text NOT NULL,
	`phase` text NOT NULL,
	`context` text NOT NULL,
	`half_days` integer NOT NULL,
	`search_text` text NOT NULL,
	`consent_revision` integer,
	`consented_by_id` text,
	`consented_at` integer,
	`published_by_id` text,
	`published_at` integer,
	`ended_at` integer,
	`end_reason` text,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consented_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `practice_note_authority` ON `practice_note` (`authority_id`,`state`);--> statement-breakpoint
CREATE INDEX `practice_note_state` ON `practice_note` (`state`,`reach`);--> statement-breakpoint
CREATE INDEX `practice_note_agreement` ON `practice_note` (`agreement_id`);--> statement-breakpoint
CREATE INDEX `practice_note_offer` ON `practice_note` (`offer_id`,`state`);--> statement-breakpoint
CREATE INDEX `practice_note_provider` ON `practice_note` (`provider_id`,`state`);--> statement-breakpoint
CREATE INDEX `practice_note_school` ON `practice_note` (`urn`);--> statement-breakpoint
CREATE TABLE `practice_note_revision` (
	`id` text PRIMARY KEY NOT NULL,
	`note_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`reason` text,
	FOREIGN KEY (`note_id`) REFERENCES `practice_note`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `practice_note_revision_number` ON `practice_note_revision` (`note_id`,`number`);--> statement-breakpoint
CREATE TABLE `practice_note_step` (
	`id` text PRIMARY KEY NOT NULL,
	`note_id` text NOT NULL,
	`number` integer NOT NULL,
	`step` text NOT NULL,
	`revision` integer NOT NULL,
	`reach` text NOT NULL,
	`anonymous` integer NOT NULL,
	`words` text,
	`by_id` text,
	`by_as` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`note_id`) REFERENCES `practice_note`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `practice_note_step_number` ON `practice_note_step` (`note_id`,`number`);--> statement-breakpoint
CREATE TABLE `authority_arrival` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`export_hash` text NOT NULL,
	`exported_at` integer NOT NULL,
	`rows` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `saved_report` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`kind` text NOT NULL,
	`urn` integer,
	`provider_id` text,
	`period` text NOT NULL,
	`title` text NOT NULL,
	`as_of` text NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`made_by_id` text,
	`made_at` integer NOT NULL,
	`published_at` integer,
	`published_by_id` text,
	`withdrawn_at` integer,
	`withdrawn_by_id` text,
	`withdrawn_reason` text,
	`replaces_id` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `saved_report_authority` ON `saved_report` (`authority_id`,`kind`,`period`);--> statement-breakpoint
CREATE INDEX `saved_report_school` ON `saved_report` (`urn`);--> statement-breakpoint
CREATE INDEX `saved_report_provider` ON `saved_report` (`provider_id`);--> statement-breakpoint
CREATE TABLE `trajectory` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`measure` text NOT NULL,
	`phase` text NOT NULL,
	`place` text NOT NULL,
	`number` integer NOT NULL,
	`points` text NOT NULL,
	`reason` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`in_force` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trajectory_number` ON `trajectory` (`authority_id`,`measure`,`phase`,`place`,`number`);