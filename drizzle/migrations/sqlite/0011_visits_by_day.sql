CREATE INDEX `visit_authority_planned` ON `visit` (`authority_id`,`planned_for`);--> statement-breakpoint
CREATE INDEX `visit_authority_held` ON `visit` (`authority_id`,`held_on`);