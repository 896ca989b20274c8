CREATE TABLE "bank_file" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"line_count" integer NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"applied_at" timestamp (3) with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_line" (
	"id" text PRIMARY KEY NOT NULL,
	"file_id" text NOT NULL,
	"line" integer NOT NULL,
	"on_date" text,
	"amount_pence" integer,
	"reference" text NOT NULL,
	"raw" text NOT NULL,
	"state" text NOT NULL,
	"invoice_id" text,
	"note" text,
	"fingerprint" text
);
--> statement-breakpoint
CREATE TABLE "budget_pot" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"name" text NOT NULL,
	"about" text NOT NULL,
	"cost_code" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"closed" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pot_allocation" (
	"id" text PRIMARY KEY NOT NULL,
	"pot_id" text NOT NULL,
	"amount_pence" integer NOT NULL,
	"reason" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pot_commitment" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"pot_id" text NOT NULL,
	"agreement_id" text NOT NULL,
	"amount_pence" integer NOT NULL,
	"released_pence" integer NOT NULL,
	"spent_pence" integer NOT NULL,
	"state" text NOT NULL,
	"grounds" jsonb NOT NULL,
	"reason" text NOT NULL,
	"asked_by_id" text,
	"decided_by_id" text,
	"decided_at" timestamp (3) with time zone,
	"decision" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claim" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer,
	"ref" text,
	"authority_id" text NOT NULL,
	"agreement_id" text NOT NULL,
	"urn" integer NOT NULL,
	"provider_id" text NOT NULL,
	"home_urn" integer NOT NULL,
	"state" text NOT NULL,
	"note" text NOT NULL,
	"total_pence" integer NOT NULL,
	"settlement" text,
	"submitted_at" timestamp (3) with time zone,
	"submitted_by_id" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by_id" text,
	"approved_at" timestamp (3) with time zone,
	"approved_by_id" text,
	"decision" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claim_line" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"visit_id" text,
	"half_days" integer,
	"instalment" text,
	"description" text NOT NULL,
	"on_date" text,
	"amount_pence" integer NOT NULL,
	"answer" text NOT NULL,
	"query" text,
	"reply" text,
	"decision" text,
	"decision_reason" text,
	"clawed_back_pence" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claim_sample" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"authority_id" text NOT NULL,
	"state" text NOT NULL,
	"grounds" jsonb NOT NULL,
	"asked_for" text NOT NULL,
	"due_on" text NOT NULL,
	"evidence" text,
	"given_at" timestamp (3) with time zone,
	"given_by_id" text,
	"finding" text,
	"judged_at" timestamp (3) with time zone,
	"judged_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoice" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer,
	"ref" text,
	"authority_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"urn" integer NOT NULL,
	"agreement_id" text,
	"claim_id" text,
	"charge_id" text,
	"net_pence" integer NOT NULL,
	"vat_pence" integer NOT NULL,
	"total_pence" integer NOT NULL,
	"balance_pence" integer NOT NULL,
	"vat_treatment" text NOT NULL,
	"order_number" text,
	"issuer" jsonb,
	"billed_to" jsonb,
	"issued_on" text,
	"due_on" text,
	"approved_by_id" text,
	"issued_by_id" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoice_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"invoice_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" integer,
	"ref" text,
	"amount_pence" integer NOT NULL,
	"net_pence" integer NOT NULL,
	"vat_pence" integer NOT NULL,
	"method" text,
	"reference" text,
	"on_date" text NOT NULL,
	"reason" text,
	"reverses_id" text,
	"dedupe_key" text,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invoice_entry_dedupe_key_unique" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "invoice_line" (
	"id" text PRIMARY KEY NOT NULL,
	"invoice_id" text NOT NULL,
	"position" integer NOT NULL,
	"description" text NOT NULL,
	"quantity" integer,
	"unit" text,
	"unit_pence" integer,
	"net_pence" integer NOT NULL,
	"vat_pence" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payable" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"claim_id" text NOT NULL,
	"agreement_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"home_urn" integer NOT NULL,
	"state" text NOT NULL,
	"net_pence" integer NOT NULL,
	"vat_pence" integer NOT NULL,
	"total_pence" integer NOT NULL,
	"balance_pence" integer NOT NULL,
	"vat_treatment" text NOT NULL,
	"due_on" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"number" integer NOT NULL,
	"ref" text NOT NULL,
	"payable_id" text NOT NULL,
	"home_urn" integer NOT NULL,
	"amount_pence" integer NOT NULL,
	"method" text NOT NULL,
	"reference" text NOT NULL,
	"on_date" text NOT NULL,
	"paid_to" jsonb NOT NULL,
	"reason" text,
	"reverses_id" text,
	"dedupe_key" text,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payment_dedupe_key_unique" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "money_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"posting_id" text NOT NULL,
	"authority_id" text NOT NULL,
	"account" text NOT NULL,
	"amount_pence" integer NOT NULL,
	"pot_id" text,
	"urn" integer,
	"provider_id" text,
	"agreement_id" text,
	"invoice_id" text,
	"payable_id" text
);
--> statement-breakpoint
CREATE TABLE "money_posting" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"on_date" text NOT NULL,
	"memo" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"dedupe_key" text,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "money_posting_dedupe_key_unique" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"next" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recompense_settings" (
	"authority_id" text PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stripe_bill" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"invoice_id" text NOT NULL,
	"generation" integer NOT NULL,
	"amount_pence" integer NOT NULL,
	"stripe_id" text,
	"url" text,
	"status" text NOT NULL,
	"current" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stripe_bill_stripe_id_unique" UNIQUE("stripe_id")
);
--> statement-breakpoint
CREATE TABLE "stripe_call" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"kind" text NOT NULL,
	"invoice_id" text,
	"payable_id" text,
	"key" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "stripe_call_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "stripe_event" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"processed_at" timestamp (3) with time zone,
	"type" text,
	"result" text
);
--> statement-breakpoint
CREATE TABLE "stripe_held" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"stripe_id" text NOT NULL,
	"invoice_id" text,
	"payable_id" text,
	"details" jsonb NOT NULL,
	"resolution" text,
	"resolved_by_id" text,
	"resolved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "stripe_held_stripe_id_unique" UNIQUE("stripe_id")
);
--> statement-breakpoint
CREATE TABLE "stripe_party" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"customer_id" text,
	"connected_id" text,
	"transfers" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "charge" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"tariff_id" text NOT NULL,
	"kind" text NOT NULL,
	"item_key" text NOT NULL,
	"name" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit" text NOT NULL,
	"unit_pence" integer NOT NULL,
	"net_pence" integer NOT NULL,
	"year" integer NOT NULL,
	"state" text NOT NULL,
	"note" text NOT NULL,
	"order_number" text,
	"invoice_id" text,
	"asked_by_id" text,
	"decided_by_id" text,
	"decision" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "day_entitlement" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"year" integer NOT NULL,
	"offer" text NOT NULL,
	"band_half_days" integer,
	"reason" text NOT NULL,
	"by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tariff" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"starts_on" text NOT NULL,
	"content" jsonb NOT NULL,
	"note" text NOT NULL,
	"by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bank_file" ADD CONSTRAINT "bank_file_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_file" ADD CONSTRAINT "bank_file_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_line" ADD CONSTRAINT "bank_line_file_id_bank_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."bank_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_line" ADD CONSTRAINT "bank_line_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_pot" ADD CONSTRAINT "budget_pot_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pot_allocation" ADD CONSTRAINT "pot_allocation_pot_id_budget_pot_id_fk" FOREIGN KEY ("pot_id") REFERENCES "public"."budget_pot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pot_allocation" ADD CONSTRAINT "pot_allocation_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pot_commitment" ADD CONSTRAINT "pot_commitment_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pot_commitment" ADD CONSTRAINT "pot_commitment_pot_id_budget_pot_id_fk" FOREIGN KEY ("pot_id") REFERENCES "public"."budget_pot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pot_commitment" ADD CONSTRAINT "pot_commitment_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pot_commitment" ADD CONSTRAINT "pot_commitment_asked_by_id_account_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pot_commitment" ADD CONSTRAINT "pot_commitment_decided_by_id_account_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_home_urn_school_urn_fk" FOREIGN KEY ("home_urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_submitted_by_id_account_id_fk" FOREIGN KEY ("submitted_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_answered_by_id_account_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_approved_by_id_account_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_line" ADD CONSTRAINT "claim_line_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_line" ADD CONSTRAINT "claim_line_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_sample" ADD CONSTRAINT "claim_sample_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_sample" ADD CONSTRAINT "claim_sample_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_sample" ADD CONSTRAINT "claim_sample_given_by_id_account_id_fk" FOREIGN KEY ("given_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_sample" ADD CONSTRAINT "claim_sample_judged_by_id_account_id_fk" FOREIGN KEY ("judged_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_approved_by_id_account_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_issued_by_id_account_id_fk" FOREIGN KEY ("issued_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_entry" ADD CONSTRAINT "invoice_entry_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_entry" ADD CONSTRAINT "invoice_entry_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_entry" ADD CONSTRAINT "invoice_entry_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payable" ADD CONSTRAINT "payable_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payable" ADD CONSTRAINT "payable_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payable" ADD CONSTRAINT "payable_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payable" ADD CONSTRAINT "payable_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payable" ADD CONSTRAINT "payable_home_urn_school_urn_fk" FOREIGN KEY ("home_urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_payable_id_payable_id_fk" FOREIGN KEY ("payable_id") REFERENCES "public"."payable"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_home_urn_school_urn_fk" FOREIGN KEY ("home_urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_entry" ADD CONSTRAINT "money_entry_posting_id_money_posting_id_fk" FOREIGN KEY ("posting_id") REFERENCES "public"."money_posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_entry" ADD CONSTRAINT "money_entry_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_entry" ADD CONSTRAINT "money_entry_pot_id_budget_pot_id_fk" FOREIGN KEY ("pot_id") REFERENCES "public"."budget_pot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_entry" ADD CONSTRAINT "money_entry_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_entry" ADD CONSTRAINT "money_entry_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_posting" ADD CONSTRAINT "money_posting_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_posting" ADD CONSTRAINT "money_posting_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_series" ADD CONSTRAINT "number_series_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recompense_settings" ADD CONSTRAINT "recompense_settings_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_bill" ADD CONSTRAINT "stripe_bill_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_bill" ADD CONSTRAINT "stripe_bill_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_call" ADD CONSTRAINT "stripe_call_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_call" ADD CONSTRAINT "stripe_call_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_call" ADD CONSTRAINT "stripe_call_payable_id_payable_id_fk" FOREIGN KEY ("payable_id") REFERENCES "public"."payable"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_held" ADD CONSTRAINT "stripe_held_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_held" ADD CONSTRAINT "stripe_held_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_held" ADD CONSTRAINT "stripe_held_payable_id_payable_id_fk" FOREIGN KEY ("payable_id") REFERENCES "public"."payable"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_held" ADD CONSTRAINT "stripe_held_resolved_by_id_account_id_fk" FOREIGN KEY ("resolved_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_party" ADD CONSTRAINT "stripe_party_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_party" ADD CONSTRAINT "stripe_party_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge" ADD CONSTRAINT "charge_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge" ADD CONSTRAINT "charge_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge" ADD CONSTRAINT "charge_tariff_id_tariff_id_fk" FOREIGN KEY ("tariff_id") REFERENCES "public"."tariff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge" ADD CONSTRAINT "charge_asked_by_id_account_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge" ADD CONSTRAINT "charge_decided_by_id_account_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_entitlement" ADD CONSTRAINT "day_entitlement_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_entitlement" ADD CONSTRAINT "day_entitlement_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_entitlement" ADD CONSTRAINT "day_entitlement_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff" ADD CONSTRAINT "tariff_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tariff" ADD CONSTRAINT "tariff_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_file_authority" ON "bank_file" USING btree ("authority_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_line_file" ON "bank_line" USING btree ("file_id","line");--> statement-breakpoint
CREATE INDEX "bank_line_fingerprint" ON "bank_line" USING btree ("fingerprint");--> statement-breakpoint
CREATE INDEX "budget_pot_authority" ON "budget_pot" USING btree ("authority_id","starts_on");--> statement-breakpoint
CREATE INDEX "pot_allocation_pot" ON "pot_allocation" USING btree ("pot_id");--> statement-breakpoint
CREATE INDEX "pot_commitment_pot" ON "pot_commitment" USING btree ("pot_id","state");--> statement-breakpoint
CREATE INDEX "pot_commitment_agreement" ON "pot_commitment" USING btree ("agreement_id","state");--> statement-breakpoint
CREATE INDEX "pot_commitment_authority" ON "pot_commitment" USING btree ("authority_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "claim_number" ON "claim" USING btree ("authority_id","number");--> statement-breakpoint
CREATE INDEX "claim_authority" ON "claim" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "claim_agreement" ON "claim" USING btree ("agreement_id","state");--> statement-breakpoint
CREATE INDEX "claim_school" ON "claim" USING btree ("urn","state");--> statement-breakpoint
CREATE INDEX "claim_provider" ON "claim" USING btree ("provider_id","state");--> statement-breakpoint
CREATE INDEX "claim_home" ON "claim" USING btree ("home_urn","state");--> statement-breakpoint
CREATE INDEX "claim_line_claim" ON "claim_line" USING btree ("claim_id","position");--> statement-breakpoint
CREATE INDEX "claim_line_visit" ON "claim_line" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "claim_sample_claim" ON "claim_sample" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "claim_sample_authority" ON "claim_sample" USING btree ("authority_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_number" ON "invoice" USING btree ("authority_id","number");--> statement-breakpoint
CREATE INDEX "invoice_authority" ON "invoice" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "invoice_school" ON "invoice" USING btree ("urn","state");--> statement-breakpoint
CREATE INDEX "invoice_claim" ON "invoice" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "invoice_agreement" ON "invoice" USING btree ("agreement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_entry_credit_note" ON "invoice_entry" USING btree ("authority_id","number");--> statement-breakpoint
CREATE INDEX "invoice_entry_invoice" ON "invoice_entry" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "invoice_entry_on" ON "invoice_entry" USING btree ("authority_id","on_date");--> statement-breakpoint
CREATE INDEX "invoice_line_invoice" ON "invoice_line" USING btree ("invoice_id","position");--> statement-breakpoint
CREATE INDEX "payable_authority" ON "payable" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "payable_home" ON "payable" USING btree ("home_urn","state");--> statement-breakpoint
CREATE INDEX "payable_claim" ON "payable" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "payable_agreement" ON "payable" USING btree ("agreement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_number" ON "payment" USING btree ("authority_id","number");--> statement-breakpoint
CREATE INDEX "payment_payable" ON "payment" USING btree ("payable_id");--> statement-breakpoint
CREATE INDEX "payment_on" ON "payment" USING btree ("authority_id","on_date");--> statement-breakpoint
CREATE INDEX "money_entry_posting" ON "money_entry" USING btree ("posting_id");--> statement-breakpoint
CREATE INDEX "money_entry_account" ON "money_entry" USING btree ("authority_id","account");--> statement-breakpoint
CREATE INDEX "money_entry_pot" ON "money_entry" USING btree ("pot_id","account");--> statement-breakpoint
CREATE INDEX "money_entry_invoice" ON "money_entry" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "money_entry_payable" ON "money_entry" USING btree ("payable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "money_posting_number" ON "money_posting" USING btree ("authority_id","number");--> statement-breakpoint
CREATE INDEX "money_posting_subject" ON "money_posting" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "money_posting_on" ON "money_posting" USING btree ("authority_id","on_date");--> statement-breakpoint
CREATE UNIQUE INDEX "stripe_bill_generation" ON "stripe_bill" USING btree ("invoice_id","generation");--> statement-breakpoint
CREATE INDEX "stripe_call_state" ON "stripe_call" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "stripe_call_invoice" ON "stripe_call" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "stripe_event_state" ON "stripe_event" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "stripe_held_authority" ON "stripe_held" USING btree ("authority_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "stripe_party_school" ON "stripe_party" USING btree ("authority_id","urn");--> statement-breakpoint
CREATE INDEX "charge_authority" ON "charge" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "charge_school" ON "charge" USING btree ("urn","year");--> statement-breakpoint
CREATE UNIQUE INDEX "day_entitlement_year" ON "day_entitlement" USING btree ("authority_id","urn","year");--> statement-breakpoint
CREATE UNIQUE INDEX "tariff_number" ON "tariff" USING btree ("authority_id","number");