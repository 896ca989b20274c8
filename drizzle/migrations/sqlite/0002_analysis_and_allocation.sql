CREATE TABLE `support_outcome` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`offer_id` text,
	`agreement_id` text,
	`urn` integer NOT NULL,
	`focus_areas` text NOT NULL,
	`outcomes` integer NOT NULL,
	`outcomes_met` integer NOT NULL,
	`ended_on` text NOT NULL,
	`at` integer NOT NULL,
	`current` integer NOT NULL,
	FOREIGN KEY (`provider_id`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `support_outcome_provider` ON `support_outcome` (`provider_id`,`current`);--> statement-breakpoint
CREATE INDEX `support_outcome_agreement` ON `support_outcome` (`agreement_id`);--> statement-breakpoint
CREATE TABLE `allocation_plan` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`settings` text NOT NULL,
	`inputs` text,
	`inputs_hash` text,
	`result` text,
	`objective` real,
	`bound` real,
	`progress` text,
	`cancel_asked` integer NOT NULL,
	`problem` text,
	`from_plan_id` text,
	`by_id` text,
	`started_at` integer NOT NULL,
	`heartbeat_at` integer NOT NULL,
	`finished_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `allocation_plan_authority` ON `allocation_plan` (`authority_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `ranking_weights` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`version` integer NOT NULL,
	`weights` text NOT NULL,
	`reason` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`in_force` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ranking_weights_version` ON `ranking_weights` (`authority_id`,`version`);--> statement-breakpoint
CREATE TABLE `trust_membership` (
	`id` text PRIMARY KEY NOT NULL,
	`urn` integer NOT NULL,
	`trust_uid` text NOT NULL,
	`trust_name` text NOT NULL,
	`trust_type` text,
	`companies_house_number` text,
	`joined_on` text,
	`left_on` text,
	`facts_hash` text NOT NULL,
	`import_run_id` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trust_membership_once` ON `trust_membership` (`urn`,`trust_uid`,`joined_on`);--> statement-breakpoint
CREATE INDEX `trust_membership_trust` ON `trust_membership` (`trust_uid`);--> statement-breakpoint
ALTER TABLE `indicator_value` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `indicator_value` ADD `withdrawn_by_id` text REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `indicator_value` ADD `withdrawn_reason` text;--> statement-breakpoint
ALTER TABLE `proposal` ADD `allocation_plan_id` text;