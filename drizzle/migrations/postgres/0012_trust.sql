CREATE TABLE "backup_record" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"file" text NOT NULL,
	"bytes" integer,
	"hash" text,
	"migration" text,
	"holds" jsonb,
	"problem" text,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"account_id" text NOT NULL,
	"acting_as" text NOT NULL,
	"urn" integer NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"day" text NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_request" (
	"id" text PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"authority_id" text NOT NULL,
	"kind" text NOT NULL,
	"account_id" text,
	"name" text NOT NULL,
	"asked" text NOT NULL,
	"received_on" text NOT NULL,
	"due_on" text NOT NULL,
	"state" text NOT NULL,
	"identity" text,
	"answer" text,
	"answered_on" text,
	"by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "data_request_ref_unique" UNIQUE("ref")
);
--> statement-breakpoint
CREATE TABLE "erasure" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"account_id" text NOT NULL,
	"request_id" text,
	"pseudonym" text NOT NULL,
	"changed" jsonb NOT NULL,
	"kept" jsonb NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "erasure_account_id_unique" UNIQUE("account_id")
);
--> statement-breakpoint
CREATE TABLE "glass_break" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"note_id" text NOT NULL,
	"urn" integer NOT NULL,
	"account_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"reviewed_by_id" text,
	"reviewed_at" timestamp (3) with time zone,
	"finding" text,
	"finding_why" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "restricted_note" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"level" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"sealed" boolean NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"corrects_id" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "restricted_note_reader" (
	"id" text PRIMARY KEY NOT NULL,
	"note_id" text NOT NULL,
	"account_id" text NOT NULL,
	"added_by_id" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "retention_hold" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer,
	"reason" text NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_by_id" text,
	"ended_at" timestamp (3) with time zone,
	"ended_why" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"category" text NOT NULL,
	"months" integer NOT NULL,
	"reason" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"by_id" text NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_run" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"removed" jsonb NOT NULL,
	"held" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" integer NOT NULL,
	"transports" jsonb NOT NULL,
	"backed_up" boolean NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "passkey_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_step" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" text,
	"purpose" text NOT NULL,
	"challenge" text,
	"details" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "sign_in_step_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_on_identity" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"sign_on_provider_id" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_on_provider" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"sealed_secret" text,
	"domains" jsonb NOT NULL,
	"second_factor" boolean NOT NULL,
	"enabled" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "totp_secret" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"sealed" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"last_step" integer,
	"last_used_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "left_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "method" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "proven_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "provider_session" text;--> statement-breakpoint
ALTER TABLE "access_entry" ADD CONSTRAINT "access_entry_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_request_id_data_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."data_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glass_break" ADD CONSTRAINT "glass_break_note_id_restricted_note_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."restricted_note"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glass_break" ADD CONSTRAINT "glass_break_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restricted_note" ADD CONSTRAINT "restricted_note_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restricted_note" ADD CONSTRAINT "restricted_note_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restricted_note_reader" ADD CONSTRAINT "restricted_note_reader_note_id_restricted_note_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."restricted_note"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restricted_note_reader" ADD CONSTRAINT "restricted_note_reader_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restricted_note_reader" ADD CONSTRAINT "restricted_note_reader_added_by_id_account_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_hold" ADD CONSTRAINT "retention_hold_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_hold" ADD CONSTRAINT "retention_hold_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_rule" ADD CONSTRAINT "retention_rule_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_rule" ADD CONSTRAINT "retention_rule_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_run" ADD CONSTRAINT "retention_run_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_step" ADD CONSTRAINT "sign_in_step_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_on_identity" ADD CONSTRAINT "sign_on_identity_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_on_identity" ADD CONSTRAINT "sign_on_identity_sign_on_provider_id_sign_on_provider_id_fk" FOREIGN KEY ("sign_on_provider_id") REFERENCES "public"."sign_on_provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_on_provider" ADD CONSTRAINT "sign_on_provider_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_secret" ADD CONSTRAINT "totp_secret_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "backup_record_started" ON "backup_record" USING btree ("started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "access_entry_once" ON "access_entry" USING btree ("account_id","subject_type","subject_id","day");--> statement-breakpoint
CREATE INDEX "access_entry_school" ON "access_entry" USING btree ("urn","first_at");--> statement-breakpoint
CREATE INDEX "access_entry_day" ON "access_entry" USING btree ("day");--> statement-breakpoint
CREATE INDEX "data_request_authority" ON "data_request" USING btree ("authority_id","state","due_on");--> statement-breakpoint
CREATE INDEX "erasure_authority" ON "erasure" USING btree ("authority_id","at");--> statement-breakpoint
CREATE INDEX "glass_break_authority" ON "glass_break" USING btree ("authority_id","at");--> statement-breakpoint
CREATE INDEX "glass_break_note" ON "glass_break" USING btree ("note_id","account_id");--> statement-breakpoint
CREATE INDEX "restricted_note_urn" ON "restricted_note" USING btree ("urn");--> statement-breakpoint
CREATE INDEX "restricted_note_subject" ON "restricted_note" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "restricted_note_reader_note" ON "restricted_note_reader" USING btree ("note_id");--> statement-breakpoint
CREATE INDEX "restricted_note_reader_account" ON "restricted_note_reader" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "retention_hold_authority" ON "retention_hold" USING btree ("authority_id","ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "retention_rule_category" ON "retention_rule" USING btree ("authority_id","category");--> statement-breakpoint
CREATE INDEX "retention_run_authority" ON "retention_run" USING btree ("authority_id","at");--> statement-breakpoint
CREATE INDEX "passkey_account" ON "passkey" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "recovery_code_account" ON "recovery_code" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_step_expires" ON "sign_in_step" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_on_identity_account" ON "sign_on_identity" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_on_identity_subject" ON "sign_on_identity" USING btree ("issuer","subject");--> statement-breakpoint
CREATE INDEX "sign_on_provider_authority" ON "sign_on_provider" USING btree ("authority_id");--> statement-breakpoint
CREATE INDEX "totp_secret_account" ON "totp_secret" USING btree ("account_id");