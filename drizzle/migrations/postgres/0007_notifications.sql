CREATE TABLE "address_change" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"old_email" text NOT NULL,
	"new_email" text NOT NULL,
	"old_token_hash" text NOT NULL,
	"new_token_hash" text NOT NULL,
	"old_confirmed_at" timestamp (3) with time zone,
	"new_confirmed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"outcome" text,
	"asked_by_id" text,
	CONSTRAINT "address_change_old_token_hash_unique" UNIQUE("old_token_hash"),
	CONSTRAINT "address_change_new_token_hash_unique" UNIQUE("new_token_hash")
);
--> statement-breakpoint
CREATE TABLE "calendar_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"shown" text NOT NULL,
	"cancelled" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_read_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_feed_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "calendar_invite" (
	"id" text PRIMARY KEY NOT NULL,
	"entry_id" text NOT NULL,
	"account_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"method" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school_year" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"start_year" integer NOT NULL,
	"dates" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"by_id" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_preference" (
	"account_id" text PRIMARY KEY NOT NULL,
	"choices" jsonb NOT NULL,
	"quiet_from" text,
	"quiet_to" text,
	"quiet_weekends" boolean NOT NULL,
	"digest_at" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"urn" integer,
	"basis" text NOT NULL,
	"stage" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_rules" (
	"authority_id" text PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"by_id" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snooze" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"authority_id" text NOT NULL,
	"item_key" text NOT NULL,
	"title" text NOT NULL,
	"due" text,
	"until" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "job_run" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"milliseconds" integer,
	"result" jsonb,
	"error" text,
	"ran_by" text NOT NULL,
	"asked_by_id" text
);
--> statement-breakpoint
CREATE TABLE "mail_attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"outbox_id" text NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"milliseconds" integer NOT NULL,
	"outcome" text NOT NULL,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "mail_problem" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"account_id" text NOT NULL,
	"email" text NOT NULL,
	"outbox_id" text NOT NULL,
	"problem" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by_id" text,
	"ended" text
);
--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "topic" text;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "asks" boolean;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "mail" text;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "mail_message" text;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "outbox_id" text;--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "next_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "html" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "sealed_link" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "calendar" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "calendar_method" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "next_attempt_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "leased_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "leased_by" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "transport" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "transport_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "delivered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "problem" text;--> statement-breakpoint
ALTER TABLE "address_change" ADD CONSTRAINT "address_change_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_invite" ADD CONSTRAINT "calendar_invite_entry_id_calendar_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."calendar_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_invite" ADD CONSTRAINT "calendar_invite_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_year" ADD CONSTRAINT "school_year_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_year" ADD CONSTRAINT "school_year_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_preference" ADD CONSTRAINT "mail_preference_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_rules" ADD CONSTRAINT "reminder_rules_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_rules" ADD CONSTRAINT "reminder_rules_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snooze" ADD CONSTRAINT "snooze_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_attempt" ADD CONSTRAINT "mail_attempt_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_problem" ADD CONSTRAINT "mail_problem_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "address_change_account" ON "address_change" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_entry_subject" ON "calendar_entry" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "calendar_feed_account" ON "calendar_feed" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_invite_once" ON "calendar_invite" USING btree ("entry_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_year_once" ON "school_year" USING btree ("authority_id","start_year");--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_once" ON "reminder" USING btree ("kind","subject_id","basis","stage");--> statement-breakpoint
CREATE INDEX "reminder_subject" ON "reminder" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "reminder_authority" ON "reminder" USING btree ("authority_id","at");--> statement-breakpoint
CREATE INDEX "snooze_account" ON "snooze" USING btree ("account_id","item_key");--> statement-breakpoint
CREATE INDEX "job_run_name" ON "job_run" USING btree ("name","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_attempt_number" ON "mail_attempt" USING btree ("outbox_id","number");--> statement-breakpoint
CREATE INDEX "mail_problem_account" ON "mail_problem" USING btree ("account_id","ended_at");--> statement-breakpoint
CREATE INDEX "mail_problem_authority" ON "mail_problem" USING btree ("authority_id","ended_at");--> statement-breakpoint
CREATE INDEX "notification_to_mail" ON "notification" USING btree ("mail","outbox_id","at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("status","next_attempt_at");--> statement-breakpoint
CREATE INDEX "outbox_account" ON "outbox" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_transport_id" ON "outbox" USING btree ("transport_id");