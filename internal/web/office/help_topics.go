package office

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/web"
)

// topics are what the help says of each page, in the order of the menu. Who runs the
// house has no pages of cases.
func topics(ctx context.Context) []topic {
	if web.ReaderOf(ctx).Creditor == access.House {
		return slices.Concat([]topic{enteredTopic(ctx)}, peopleTopics(ctx), lawTopics(ctx))
	}
	all := slices.Concat(workTopics(ctx), fileTopics(ctx), []topic{settingsTopic(ctx)}, peopleTopics(ctx), lawTopics(ctx))
	for i := range all {
		if !mayOpen(ctx)(web.NavItem{Href: all[i].Path}) {
			all[i].Path = "" // it is explained, and leads nowhere
		}
	}
	return all
}

// workTopics are of the pages of the daily work.
func workTopics(ctx context.Context) []topic {
	return []topic{
		{
			ID: "start", Path: startPath, Icon: web.IconLayoutList, Title: web.Say(ctx, "office.start"), What: web.Say(ctx, "guide.start"),
			Know: []string{web.Say(ctx, "guide.start_waits"), web.Say(ctx, "guide.start_days"), web.Say(ctx, "guide.start_watch")},
		},
		{
			ID: "cases", Path: casesPath, Icon: web.IconFolder, Title: web.Say(ctx, "office.cases"), What: web.Say(ctx, "guide.cases"),
			Know: []string{
				web.Say(ctx, "guide.cases_red"), web.Say(ctx, "guide.cases_find"), web.Say(ctx, "guide.cases_views"),
				web.Say(ctx, "guide.cases_together"), web.Say(ctx, "guide.cases_file"),
			},
		},
		{
			ID: "case", Icon: web.IconCompass, Title: web.Say(ctx, "guide.case_title"), What: web.Say(ctx, "guide.case"),
			Know: []string{
				web.Say(ctx, "guide.case_guide"), web.Say(ctx, "guide.case_law"), web.Say(ctx, "guide.case_economy"),
				web.Say(ctx, "guide.case_flow"), web.Say(ctx, "guide.case_timeline"), web.Say(ctx, "guide.case_log"), web.Say(ctx, "guide.case_day"),
			},
		},
		{
			ID: "new", Path: newCasePath, Icon: web.IconPlus, Title: web.Say(ctx, "guide.new_title"), What: web.Say(ctx, "guide.new"),
			Know: []string{
				web.Say(ctx, "guide.new_days"), web.Say(ctx, "guide.new_same"), web.Say(ctx, "guide.new_sent"), web.Say(ctx, "guide.new_tried"),
			},
		},
		{
			ID: "limitation", Path: limitationPath, Icon: web.IconHourglass, Title: web.Say(ctx, "office.limitation"), What: web.Say(ctx, "guide.limitation"),
			Know: []string{
				web.Say(ctx, "guide.limitation_clock"), web.Say(ctx, "guide.limitation_interest"), web.Say(ctx, "guide.limitation_warned"), web.Say(ctx, "guide.limitation_record"),
			},
		},
		{
			ID: "followup", Path: followUpPath, Icon: web.IconListChecks, Title: web.Say(ctx, "office.followup"), What: web.Say(ctx, "guide.followup"),
			Know: []string{
				web.Say(ctx, "guide.followup_dry"), web.Say(ctx, "guide.followup_choose"), web.Say(ctx, "guide.followup_day"),
				web.Say(ctx, "guide.followup_last"), web.Say(ctx, "guide.followup_undo"),
			},
		},
		{
			ID: "sendings", Path: sendingsPath, Icon: web.IconSend, Title: web.Say(ctx, "office.sendings"), What: web.Say(ctx, "guide.sendings"),
			Know: []string{
				web.Say(ctx, "guide.sendings_words"), web.Say(ctx, "guide.sendings_post"), web.Say(ctx, "guide.sendings_stop"),
				web.Say(ctx, "guide.sendings_other"), web.Say(ctx, "guide.sendings_find"),
			},
		},
	}
}

// fileTopics are of the pages by which money and data come in.
func fileTopics(ctx context.Context) []topic {
	return []topic{
		{
			ID: "payments", Path: paymentsPath, Icon: web.IconInbox, Title: web.Say(ctx, "office.payments"), What: web.Say(ctx, "guide.payments"),
			Know: []string{
				web.Say(ctx, "guide.payments_proposals"), web.Say(ctx, "guide.payments_find"), web.Say(ctx, "guide.payments_move"), web.Say(ctx, "guide.payments_hand"),
			},
		},
		{
			ID: "import", Path: importPath, Icon: web.IconImport, Title: web.Say(ctx, "office.import"), What: web.Say(ctx, "guide.import"),
			Know: []string{
				web.Say(ctx, "guide.import_kinds"), web.Say(ctx, "guide.import_columns"), web.Say(ctx, "guide.import_twice"), web.Say(ctx, "guide.import_sent"),
			},
		},
		{
			ID: "lines", Path: linesPath, Icon: web.IconFileInput, Title: web.Say(ctx, "office.lines"), What: web.Say(ctx, "guide.lines"),
			Know: []string{web.Say(ctx, "guide.lines_mend"), web.Say(ctx, "guide.lines_same"), web.Say(ctx, "guide.lines_drop")},
		},
	}
}

// settingsTopic is of the settings, which a house has none of.
func settingsTopic(ctx context.Context) topic {
	return topic{
		ID: "settings", Path: settingsPath, Icon: web.IconSettings, Title: web.Say(ctx, "office.settings"), What: web.Say(ctx, "guide.settings"),
		Know: []string{
			web.Say(ctx, "guide.settings_first"), web.Say(ctx, "guide.settings_open"), web.Say(ctx, "guide.settings_always"),
			web.Say(ctx, "guide.settings_mail"), web.Say(ctx, "guide.settings_undo"),
		},
	}
}

// enteredTopic is of the page of whoever runs the house.
func enteredTopic(ctx context.Context) topic {
	return topic{
		ID: "law", Path: lawPath, Icon: web.IconLandmark, Title: web.Say(ctx, "office.law"), What: web.Say(ctx, "guide.law"),
		Know: []string{web.Say(ctx, "guide.law_wait"), web.Say(ctx, "guide.law_twice"), web.Say(ctx, "guide.law_second")},
	}
}

// peopleTopics are of the pages about who may do what, and about oneself.
func peopleTopics(ctx context.Context) []topic {
	return []topic{
		{
			ID: "users", Path: usersPath, Icon: web.IconUsers, Title: web.Say(ctx, "office.users"), What: web.Say(ctx, "guide.users"),
			Know: []string{
				web.Say(ctx, "guide.users_invite"), web.Say(ctx, "guide.users_roles"), web.Say(ctx, "guide.users_remove"), web.Say(ctx, "guide.users_last"),
			},
		},
		{
			ID: "creditors", Path: creditorsPath, Icon: web.IconLayoutGrid, Title: web.Say(ctx, "office.creditors"), What: web.Say(ctx, "guide.creditors"),
			Know: []string{web.Say(ctx, "guide.creditors_switch"), web.Say(ctx, "guide.creditors_apart"), web.Say(ctx, "guide.creditors_try")},
		},
		{
			ID: "account", Path: accountPath, Icon: web.IconUser, Title: web.Say(ctx, "web.account"), What: web.Say(ctx, "guide.account"),
			Know: []string{
				web.Say(ctx, "guide.account_password"), web.Say(ctx, "guide.account_lost"), web.Say(ctx, "guide.account_tries"), web.Say(ctx, "guide.account_keys"),
			},
		},
	}
}

// lawTopics are of the pages of the law, which are open to all.
func lawTopics(ctx context.Context) []topic {
	return []topic{
		{
			ID: "calculate", Path: calculatePath, Icon: web.IconScale, Title: web.Say(ctx, "open.calculate"), What: web.Say(ctx, "guide.calculate"),
			Know: []string{web.Say(ctx, "guide.calculate_lawful"), web.Say(ctx, "guide.calculate_link"), web.Say(ctx, "guide.calculate_others")},
		},
		{
			ID: "rates", Path: ratesPath, Icon: web.IconLandmark, Title: web.Say(ctx, "open.rates"), What: web.Say(ctx, "guide.rates"),
			Know: []string{web.Say(ctx, "guide.rates_day"), web.Say(ctx, "guide.rates_series"), web.Say(ctx, "guide.rates_doubt")},
		},
	}
}

// tradeWords are the words that a case can't be told without.
func tradeWords(ctx context.Context) []word {
	return []word{
		{web.Say(ctx, "guide.word_principal"), web.Say(ctx, "guide.word_principal_means")},
		{web.Say(ctx, "guide.word_owed"), web.Say(ctx, "guide.word_owed_means")},
		{web.Say(ctx, "guide.word_interest"), web.Say(ctx, "guide.word_interest_means")},
		{web.Say(ctx, "guide.word_reminder"), web.Say(ctx, "guide.word_reminder_means")},
		{web.Say(ctx, "guide.word_notice"), web.Say(ctx, "guide.word_notice_means")},
		{web.Say(ctx, "guide.word_demand"), web.Say(ctx, "guide.word_demand_means")},
		{web.Say(ctx, "guide.word_compensation"), web.Say(ctx, "guide.word_compensation_means")},
		{web.Say(ctx, "guide.word_objection"), web.Say(ctx, "guide.word_objection_means")},
		{web.Say(ctx, "guide.word_flow"), web.Say(ctx, "guide.word_flow_means")},
		{web.Say(ctx, "guide.word_hold"), web.Say(ctx, "guide.word_hold_means")},
		{web.Say(ctx, "guide.word_batch"), web.Say(ctx, "guide.word_batch_means")},
		{web.Say(ctx, "guide.word_limitation"), web.Say(ctx, "guide.word_limitation_means")},
	}
}
