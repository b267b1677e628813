package office

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/followup"
	"krav/internal/identifier"
	"krav/internal/ledger"
	"krav/internal/web"
)

// settingsName names a part of the settings.
func settingsName(ctx context.Context, part casework.SettingsPart) string {
	switch part {
	case casework.OwnerPart:
		return web.Say(ctx, "office.part_owner")
	case casework.AccountPart:
		return web.Say(ctx, "office.part_account")
	case casework.LettersPart:
		return web.Say(ctx, "office.part_letters")
	case casework.LogoPart:
		return web.Say(ctx, "office.part_logo")
	case casework.FlowPart:
		return web.Say(ctx, "office.part_flow")
	case casework.InterestPart:
		return web.Say(ctx, "office.part_interest")
	case casework.MailPart:
		return web.Say(ctx, "office.part_mail")
	}
	return string(part)
}

// partWhy says what a part is for, and to which cases a change of it applies.
func partWhy(ctx context.Context, part casework.SettingsPart) string {
	switch part {
	case casework.OwnerPart:
		return web.Say(ctx, "office.part_owner_why")
	case casework.AccountPart:
		return web.Say(ctx, "office.part_account_why")
	case casework.LettersPart:
		return web.Say(ctx, "office.part_letters_why")
	case casework.FlowPart:
		return web.Say(ctx, "office.part_flow_why")
	case casework.InterestPart:
		return web.Say(ctx, "office.part_interest_why")
	case casework.MailPart:
		return web.Say(ctx, "office.part_mail_why")
	case casework.LogoPart:
	}
	return ""
}

// setting is one thing that is set: what it is, and what it is set to.
type setting struct{ label, value string }

// settingsOf are what a part says, in the order of its form.
func settingsOf(ctx context.Context, part casework.SettingsPart, c *casework.Creditor) []setting {
	switch part {
	case casework.OwnerPart:
		return ownerSettings(ctx, c)
	case casework.AccountPart:
		return accountSettings(ctx, c.Account)
	case casework.LettersPart:
		return []setting{
			{web.Say(ctx, "office.set_sender"), c.Sender},
			{web.Say(ctx, "office.set_privacy"), c.Privacy},
			{web.Say(ctx, "office.set_portal"), c.Portal},
			{web.Say(ctx, "office.set_window"), windowSaid(ctx, c)},
		}
	case casework.LogoPart:
		return []setting{{web.Say(ctx, "office.part_logo"), logoSaid(ctx, c.Logo)}}
	case casework.FlowPart:
		return flowSettings(ctx, c.Terms)
	case casework.InterestPart:
		return []setting{
			{web.Say(ctx, "office.set_interest"), interestSaid(ctx, c.Terms)},
			{web.Say(ctx, "office.set_interest_while_disputed"), yesSaid(ctx, c.Terms.InterestWhileDisputed)},
			{web.Say(ctx, "office.set_day_count"), dayCountSaid(ctx, c.Terms.DayCount)},
		}
	case casework.MailPart:
		return mailSettings(ctx, c.Mail)
	}
	return nil
}

func ownerSettings(ctx context.Context, c *casework.Creditor) []setting {
	return []setting{
		{web.Say(ctx, "office.set_name"), c.Name},
		{web.Say(ctx, "office.set_short"), c.Short},
		{web.Say(ctx, "office.set_person"), personSaid(ctx, c)},
		{web.Say(ctx, "office.set_cvr"), c.CVR},
		{web.Say(ctx, "office.set_vat"), yesSaid(ctx, c.VAT)},
		{web.Say(ctx, "office.set_address"), joined(strings.Join(c.Address, ", "), ", ", joined(c.Postcode, " ", c.Town))},
		{web.Say(ctx, "office.set_phone"), c.Phone},
		{web.Say(ctx, "office.set_email"), c.Email},
	}
}

func accountSettings(ctx context.Context, a casework.Account) []setting {
	return []setting{
		{web.Say(ctx, "office.set_account"), joined(a.Registration, " ", a.Number)},
		{web.Say(ctx, "office.set_iban"), printedIBAN(a.IBAN)},
		{web.Say(ctx, "office.set_fik"), a.FIK},
		{web.Say(ctx, "office.set_service"), a.Service},
	}
}

// printedIBAN writes an international number in groups of four, as people read it.
func printedIBAN(iban string) string { return identifier.IBAN(iban).Printed() }

func flowSettings(ctx context.Context, t casework.Terms) []setting {
	return []setting{
		{web.Say(ctx, "office.set_flow"), flowName(ctx, cmp.Or(t.Flow, followup.StandardFlow))},
		{web.Say(ctx, "office.set_automatic"), automaticSaid(ctx, t.Automatic)},
		{web.Say(ctx, "office.set_postal_days"), strconv.Itoa(t.Postal())},
		{web.Say(ctx, "office.set_agreed_due"), dueSaid(ctx, t.AgreedDue)},
		{web.Say(ctx, "office.set_tenth_day"), gapSaid(ctx, t.TenthDay)},
		{web.Say(ctx, "office.set_settles"), yesSaid(ctx, isYes(t.Settles))},
		{web.Say(ctx, "office.set_forgive_costs"), yesSaid(ctx, t.ForgivesCosts)},
		{web.Say(ctx, "office.set_trifle"), web.Figure(ctx, t.LeastOwed())},
		{web.Say(ctx, "office.set_forgive_trifle"), yesSaid(ctx, t.ForgivesTrifle)},
	}
}

// settingsShown are the settings of a part as they are listed: those of a mail server
// of the creditor's own where it has one.
func settingsShown(ctx context.Context, part casework.SettingsPart, c *casework.Creditor) []setting {
	all := settingsOf(ctx, part, c)
	if part == casework.MailPart && c.Mail.Server.Host == "" {
		return all[:3]
	}
	return all
}

// mailSettings are how mail leaves; those of a server of the creditor's own last.
func mailSettings(ctx context.Context, m casework.Mail) []setting {
	server, password, port := web.Say(ctx, "office.server_of_house"), "", ""
	if m.Server.Host != "" {
		server = m.Server.Host
	}
	if m.Server.Port != 0 {
		port = strconv.Itoa(m.Server.Port)
	}
	if m.Server.Secret != 0 {
		password = web.Say(ctx, "office.password_kept")
	}
	return []setting{
		{web.Say(ctx, "office.set_from_name"), m.FromName},
		{web.Say(ctx, "office.set_reply_to"), m.ReplyTo},
		{web.Say(ctx, "office.own_server"), server},
		{web.Say(ctx, "office.set_from"), m.From},
		{web.Say(ctx, "office.set_smtp_tls"), tlsSaid(ctx, m.Server)},
		{web.Say(ctx, "office.set_smtp_port"), port},
		{web.Say(ctx, "office.set_smtp_user"), m.Server.User},
		{web.Say(ctx, "office.set_smtp_password"), password},
	}
}

func tlsSaid(ctx context.Context, s casework.MailServer) string {
	switch {
	case s.Host == "":
		return ""
	case s.TLS == casework.MailImplicitTLS:
		return web.Say(ctx, "office.tls_implicit")
	}
	return web.Say(ctx, "office.tls_starttls")
}

// passwordHelp says whether there is a password already.
func passwordHelp(ctx context.Context, s casework.MailServer) string {
	if s.Secret != 0 {
		return web.Say(ctx, "office.set_smtp_password_kept")
	}
	return web.Say(ctx, "office.set_smtp_password_help")
}

func yesSaid(ctx context.Context, is bool) string { //nolint:revive // what is said is the fact itself
	if is {
		return web.Say(ctx, "office.yes")
	}
	return web.Say(ctx, "office.no")
}

func personSaid(ctx context.Context, c *casework.Creditor) string {
	if c.Person {
		return web.Say(ctx, "office.is_person")
	}
	return web.Say(ctx, "office.is_business")
}

func logoSaid(ctx context.Context, logo string) string {
	if logo == "" {
		return web.Say(ctx, "office.no_logo")
	}
	return web.Say(ctx, "office.has_logo")
}

func gapSaid(ctx context.Context, tenth bool) string { //nolint:revive // what is said is the fact itself
	if tenth {
		return web.Say(ctx, "office.on_tenth_day")
	}
	return web.Say(ctx, "office.ten_whole_days")
}

func automaticSaid(ctx context.Context, always bool) string { //nolint:revive // what is said is the fact itself
	if always {
		return web.Say(ctx, "office.approve_always")
	}
	return web.Say(ctx, "office.approve_ask")
}

func dueSaid(ctx context.Context, agreed bool) string { //nolint:revive // what is said is the fact itself
	if agreed {
		return web.Say(ctx, "office.due_agreed")
	}
	return web.Say(ctx, "office.due_printed")
}

func interestSaid(ctx context.Context, t casework.Terms) string {
	if isYes(t.Interest) {
		return web.Say(ctx, "office.interest_yes")
	}
	return web.Say(ctx, "office.interest_no")
}

func dayCountSaid(ctx context.Context, c ledger.DayCount) string {
	switch c {
	case ledger.ActualActual:
		return web.Say(ctx, "office.count_actual_actual")
	case ledger.Thirty360:
		return web.Say(ctx, "office.count_thirty_360")
	case ledger.Actual365:
	}
	return web.Say(ctx, "office.count_actual_365")
}

// lacks reports whether a part lacks something that the first letter needs.
func lacks(part casework.SettingsPart, c *casework.Creditor) bool {
	for _, key := range c.Missing() {
		if lackOf(key) == part {
			return true
		}
	}
	return false
}

// lackOf returns the part in which something that letters lack is filled in.
func lackOf(key string) casework.SettingsPart {
	switch key {
	case "creditor.missing_account":
		return casework.AccountPart
	case "creditor.missing_portal", "creditor.missing_privacy":
		return casework.LettersPart
	}
	return casework.OwnerPart
}

// changed are the settings of a change that aren't what they were.
func changed(ctx context.Context, change *casework.SettingsChange) []changedSetting {
	before, after := settingsOf(ctx, change.Part, &change.Before), settingsOf(ctx, change.Part, &change.After)
	if change.Part == casework.LogoPart && change.Before.Logo != "" && change.After.Logo != "" {
		return []changedSetting{{label: web.Say(ctx, "office.part_logo"), before: web.Say(ctx, "office.earlier_logo"), after: web.Say(ctx, "office.new_logo")}}
	}
	var found []changedSetting
	if was, is := change.Before.Mail.Server.Secret, change.After.Mail.Server.Secret; was != 0 && is != 0 && was != is {
		found = append(found, changedSetting{web.Say(ctx, "office.set_smtp_password"), web.Say(ctx, "office.earlier_password"), web.Say(ctx, "office.new_password")})
	}
	for i := range after {
		if before[i].value != after[i].value {
			found = append(found, changedSetting{after[i].label, orNothing(ctx, before[i].value), orNothing(ctx, after[i].value)})
		}
	}
	return found
}

type changedSetting struct{ label, before, after string }

func orNothing(ctx context.Context, value string) string {
	if value == "" {
		return web.Say(ctx, "office.set_nothing")
	}
	return value
}

// by names who made a change.
func (p settingsPage) by(ctx context.Context, change *casework.SettingsChange) string {
	reader := web.ReaderOf(ctx)
	if reader.Who.String() == change.By {
		return reader.Who.Name()
	}
	if name := p.Names[change.By]; name != "" {
		return name
	}
	return web.Say(ctx, "office.by_other")
}

// outlookPicture is how a flow goes, drawn to the scale of its days.
func outlookPicture(ctx context.Context, o casework.FlowOutlook) web.FlowPicture {
	made := web.FlowPicture{Today: o.Due, Title: web.Say(ctx, "office.outlook_title", "flow", flowName(ctx, o.Name))}
	made.Steps = []web.FlowStep{{Name: web.Say(ctx, "office.outlook_due"), Day: o.Due, State: web.StepNow, Owed: o.Owed}}
	made.Points = []web.FlowPoint{{Day: o.Due, Owed: o.Owed}}
	said := []string{made.Title}
	for _, step := range o.Steps {
		name := web.Raised(stepName(ctx, step.Name))
		made.Steps = append(made.Steps, web.FlowStep{Name: name, Day: step.On, State: web.StepLater, Owed: step.Owed})
		made.Points = append(made.Points, web.FlowPoint{Day: step.On, Owed: step.Owed})
		said = append(said, web.Say(ctx, "office.flow_step", "step", name, "day", web.Date(ctx, step.On)))
	}
	made.Title = strings.Join(said, " ")
	return made
}

// flowChoices are the flows to choose between.
func flowChoices(ctx context.Context, outlooks []casework.FlowOutlook) []web.Choice {
	var choices []web.Choice
	for _, o := range outlooks {
		choices = append(choices, web.Choice{Value: o.Name, Label: flowName(ctx, o.Name), Help: flowHelp(ctx, o)})
	}
	return choices
}

// flowHelp says how many letters a flow has, and over how many days; of one that has hardly
// any, what it is for.
func flowHelp(ctx context.Context, o casework.FlowOutlook) string {
	letters := 0
	last := o.Due
	for _, step := range o.Steps {
		if step.Sent != nil {
			letters, last = letters+1, step.On
		}
	}
	if letters < 2 {
		return flowAbout(ctx, o.Name)
	}
	return web.Say(ctx, "office.flow_help", "letters", strconv.Itoa(letters), "days", strconv.Itoa(o.Due.DaysUntil(last)))
}

// isNewestOf reports whether a change is the last of its part, which can be taken
// back. Only the first page of changes is sure of that.
func (p settingsPage) isNewestOf(i int) bool {
	if p.Paging.First != "" {
		return false
	}
	for _, newer := range p.Changes[:i] {
		if newer.Part == p.Changes[i].Part {
			return false
		}
	}
	return true
}
