CREATE TABLE "support_outcome" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"offer_id" text,
	"agreement_id" text,
	"urn" integer NOT NULL,
	"focus_areas" jsonb NOT NULL,
	"outcomes" integer NOT NULL,
	"outcomes_met" integer NOT NULL,
	"ended_on" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"current" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "allocation_plan" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"settings" jsonb NOT NULL,
	"inputs" text,
	"inputs_hash" text,
	"result" text,
	"objective" double precision,
	"bound" double precision,
	"progress" jsonb,
	"cancel_asked" boolean NOT NULL,
	"problem" text,
	"from_plan_id" text,
	"by_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"heartbeat_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ranking_weights" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"version" integer NOT NULL,
	"weights" jsonb NOT NULL,
	"reason" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"in_force" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trust_membership" (
	"id" text PRIMARY KEY NOT NULL,
	"urn" integer NOT NULL,
	"trust_uid" text NOT NULL,
	"trust_name" text NOT NULL,
	"trust_type" text,
	"companies_house_number" text,
	"joined_on" text,
	"left_on" text,
	"facts_hash" text NOT NULL,
	"import_run_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "indicator_value" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "indicator_value" ADD COLUMN "withdrawn_by_id" text;--> statement-breakpoint
ALTER TABLE "indicator_value" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "proposal" ADD COLUMN "allocation_plan_id" text;--> statement-breakpoint
ALTER TABLE "support_outcome" ADD CONSTRAINT "support_outcome_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_outcome" ADD CONSTRAINT "support_outcome_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation_plan" ADD CONSTRAINT "allocation_plan_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation_plan" ADD CONSTRAINT "allocation_plan_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking_weights" ADD CONSTRAINT "ranking_weights_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking_weights" ADD CONSTRAINT "ranking_weights_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "support_outcome_provider" ON "support_outcome" USING btree ("provider_id","current");--> statement-breakpoint
CREATE INDEX "support_outcome_agreement" ON "support_outcome" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "allocation_plan_authority" ON "allocation_plan" USING btree ("authority_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ranking_weights_version" ON "ranking_weights" USING btree ("authority_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "trust_membership_once" ON "trust_membership" USING btree ("urn","trust_uid","joined_on");--> statement-breakpoint
CREATE INDEX "trust_membership_trust" ON "trust_membership" USING btree ("trust_uid");--> statement-breakpoint
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_withdrawn_by_id_account_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;