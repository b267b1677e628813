package office

import (
	"cmp"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/identifier"
	"krav/internal/intake"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/web"
)

// yes is what a check box or a choice sends for yes, no for a choice of no.
const (
	yes = "yes"
	no  = "no"
)

func yesOrNo(is bool) string { //nolint:revive // a fact to be written, not a way to go
	if is {
		return yes
	}
	return no
}

// isYes reports whether what may be left open is so: open is yes.
func isYes(chosen *bool) bool { return chosen == nil || *chosen }

// formOf returns the form of a part, with what stands in it now.
func formOf(part casework.SettingsPart, c *casework.Creditor) web.Form {
	switch part {
	case casework.OwnerPart:
		return web.NewForm("name", c.Name, "short", c.Short, "person", yesOrNo(c.Person), "cvr", c.CVR, "vat", yesOrNo(c.VAT),
			"address", strings.Join(c.Address, "\n"), "postcode", c.Postcode, "town", c.Town, "phone", c.Phone, "email", c.Email)
	case casework.AccountPart:
		return web.NewForm("registration", c.Account.Registration, "number", c.Account.Number, "iban", "", "fik", c.Account.FIK, "service", c.Account.Service)
	case casework.LettersPart:
		return lettersForm(c)
	case casework.FlowPart:
		return web.NewForm("flow", cmp.Or(c.Terms.Flow, followup.StandardFlow), "automatic", yesOrNo(c.Terms.Automatic), "postal_days", strconv.Itoa(c.Terms.Postal()),
			"agreed_due", yesOrNo(c.Terms.AgreedDue), "tenth_day", yesOrNo(c.Terms.TenthDay), "settles", yesOrNo(isYes(c.Terms.Settles)),
			"trifle", typedBack(c.Terms.LeastOwed()), "forgive_trifle", yesOrNo(c.Terms.ForgivesTrifle), "forgive_costs", yesOrNo(c.Terms.ForgivesCosts))
	case casework.InterestPart:
		return web.NewForm("interest", yesOrNo(isYes(c.Terms.Interest)), "day_count", max(c.Terms.DayCount, ledger.Actual365).String(),
			"interest_while_disputed", yesOrNo(c.Terms.InterestWhileDisputed))
	case casework.MailPart:
		return mailForm(c.Mail)
	case casework.LogoPart:
	}
	return web.NewForm()
}

// readPart puts what was typed into a creditor, and notes what can't be read.
func readPart(part casework.SettingsPart, form *web.Form, c *casework.Creditor) {
	switch part {
	case casework.OwnerPart:
		readOwner(form, c)
	case casework.AccountPart:
		readAccount(form, &c.Account)
	case casework.LettersPart:
		readLetters(form, c)
	case casework.FlowPart:
		readFlow(form, &c.Terms)
	case casework.InterestPart:
		claimed := form.Value("interest") == yes
		c.Terms.Interest, c.Terms.InterestWhileDisputed = &claimed, form.Value("interest_while_disputed") == yes
		count, err := ledger.ParseDayCount(form.Value("day_count"))
		if found := fault.Of(err); found != nil {
			form.Fail(found.In("day_count"))
			return
		}
		c.Terms.DayCount = count
	case casework.MailPart:
		readMail(form, &c.Mail)
	case casework.LogoPart:
	}
}

func readOwner(form *web.Form, c *casework.Creditor) {
	c.Name, c.Short, c.Person = form.Value("name"), form.Value("short"), form.Value("person") == yes
	c.CVR, c.VAT = form.Value("cvr"), form.Value("vat") == yes
	c.Address = nil
	for line := range strings.Lines(form.Value("address")) {
		if line = strings.TrimSpace(line); line != "" {
			c.Address = append(c.Address, line)
		}
	}
	c.Postcode, c.Town, c.Phone, c.Email = form.Value("postcode"), form.Value("town"), form.Value("phone"), form.Value("email")
}

// readAccount reads where to pay: the account in the Danish way, or else by its
// international number. Where both are given they must be of one account.
func readAccount(form *web.Form, a *casework.Account) {
	a.Registration, a.Number, a.IBAN = form.Value("registration"), form.Value("number"), form.Value("iban")
	a.FIK, a.Service = strings.ReplaceAll(form.Value("fik"), " ", ""), form.Value("service")
	if a.IBAN == "" || a.Registration == "" {
		return
	}
	made, err := identifier.IBANFor(a.Registration, a.Number)
	if err != nil {
		return // the use case says what is wrong with the account
	}
	if typed, err := identifier.ParseIBAN(a.IBAN); err != nil || typed != made {
		form.Fail(fault.New(fault.Invalid, "creditor.iban_differs").In("iban").With("iban", made.Printed()))
	}
}

func readFlow(form *web.Form, t *casework.Terms) {
	t.Flow, t.Automatic, t.AgreedDue = form.Value("flow"), form.Value("automatic") == yes, form.Value("agreed_due") == yes
	t.TenthDay = form.Value("tenth_day") == yes
	settles := form.Value("settles") == yes
	t.Settles = &settles
	if days, err := strconv.Atoi(form.Value("postal_days")); err == nil {
		t.PostalDays = &days
	} else {
		form.Fail(fault.New(fault.Invalid, "creditor.postal_days_wrong").In("postal_days"))
	}
	readForgiven(form, t)
}

// readForgiven reads what the creditor gives up of itself.
func readForgiven(form *web.Form, t *casework.Terms) {
	t.ForgivesTrifle, t.ForgivesCosts = form.Value("forgive_trifle") == yes, form.Value("forgive_costs") == yes
	t.Trifle = nil // the house's own
	if form.Value("trifle") == "" {
		return
	}
	trifle, err := intake.TypedAmount(form.Value("trifle"))
	if err != nil {
		form.Fail(fault.New(fault.Invalid, "creditor.trifle_wrong").In("trifle"))
		return
	}
	t.Trifle = &trifle
}

// typedBack writes an amount as people type it: kroner, and øre where there are any.
func typedBack(a money.Amount) string {
	return strings.TrimSuffix(strings.ReplaceAll(a.String(), ".", ","), ",00")
}

// mailForm is the form of how mail leaves. The password is never in it.
func mailForm(m casework.Mail) web.Form {
	port := ""
	if m.Server.Port != 0 {
		port = strconv.Itoa(m.Server.Port)
	}
	tls := m.Server.TLS
	if tls == "" {
		tls = casework.MailStartTLS
	}
	return web.NewForm("from_name", m.FromName, "reply_to", m.ReplyTo, "from", m.From, "smtp_host", m.Server.Host, "smtp_port", port,
		"smtp_tls", string(tls), "smtp_user", m.Server.User)
}

// readMail reads how mail leaves. The password is as it was where none is typed, and
// stands in it as it was typed, spaces and all.
func readMail(form *web.Form, m *casework.Mail) {
	m.FromName, m.ReplyTo, m.From = form.Value("from_name"), form.Value("reply_to"), form.Value("from")
	s := &m.Server
	s.Host, s.TLS, s.User, s.Password = form.Value("smtp_host"), casework.MailTLS(form.Value("smtp_tls")), form.Value("smtp_user"), form.Values.Get("smtp_password")
	s.Port = 0
	if text := form.Value("smtp_port"); text != "" {
		port, err := strconv.Atoi(text)
		if err != nil {
			form.Fail(fault.New(fault.Invalid, "creditor.mail_port_wrong").In("smtp_port"))
		}
		s.Port = port
	}
}
