package cli

import (
	"fmt"
	"strconv"
	"strings"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/wording"
)

func (a demoAnswer) print(p *paper) {
	p.say("demo.begins", "creditor", a.Creditor, "day", wording.LongDate(p.language, a.Days[0].Day))
	for _, day := range a.Days {
		p.day(day.Day)
		day.print(p)
	}
	p.day(a.Until)
	a.printCases(p)
	a.printWaiting(p)
	p.blank()
	a.Verified.print(p)
	a.printPlaces(p)
}

// day writes a day as the head of what happened on it.
func (p *paper) day(d civil.Date) {
	p.blank()
	p.line(capital(wording.LongDate(p.language, d)))
}

func (d demoDay) print(p *paper) {
	if d.Imported != nil {
		d.Imported.print(p)
	}
	if d.Banked != nil {
		d.Banked.print(p)
	}
	for _, l := range d.Letters {
		l.print(p)
	}
}

func (i demoImport) print(p *paper) {
	p.paragraph("  ", p.said("demo.imported", "file", i.File, "invoices", wording.Count(p.language, i.Created+i.Joined),
		"cases", wording.Count(p.language, i.Created), "principal", wording.Amount(p.language, i.Principal)))
	for _, l := range append(i.Refused, i.Asked...) {
		p.beside("  "+p.said("import.line", "line", strconv.Itoa(l.Line)), 12, l.Reason)
	}
}

func (b demoPayments) print(p *paper) {
	sum := money.Amount{}
	for _, payment := range b.Payments {
		sum = sum.Plus(payment.Amount)
	}
	p.paragraph("  ", p.said("demo.banked", "file", b.File, "payments", wording.Count(p.language, len(b.Payments)), "sum", wording.Amount(p.language, sum)))
	for _, payment := range b.Payments {
		p.demoRow(payment.Case, payment.Payer, p.quoted(payment.Text), wording.Amount(p.language, payment.Amount))
		p.paragraph(demoIndent, payment.outcome(p))
	}
}

// outcome says what a payment led to.
func (d demoPayment) outcome(p *paper) string {
	switch {
	case d.Waits != "":
		return p.said("demo.payment_waits", "why", d.Waits)
	case d.Closed && d.Overpaid.IsPositive():
		return p.said("demo.payment_too_much", "amount", wording.Amount(p.language, d.Overpaid))
	case d.Closed:
		return p.said("demo.payment_closes")
	}
	return p.said("demo.payment_part", "left", wording.Amount(p.language, d.Left))
}

func (l demoLetter) print(p *paper) {
	key := keyDemoByMail
	if l.made.Channel == debt.Print {
		key = keyDemoByPost
	}
	total := ""
	if l.Total.IsPositive() {
		total = wording.Amount(p.language, l.Total)
	}
	p.demoRow(l.Case, l.Debtor, p.document(l.made.Document)+" "+p.said(key), total)
}

// How a letter left.
const (
	keyDemoByMail = "demo.by_mail"
	keyDemoByPost = "demo.by_post"
)

// demoIndent is where a debtor's name stands.
const demoIndent = "         "

// demoRow writes a row of the story: a case, a name, what happened, an amount.
func (p *paper) demoRow(number int64, name, what, amount string) {
	label := ""
	if number != 0 {
		label = strconv.FormatInt(number, 10)
	}
	p.line(fmt.Sprintf("  %-7s%-30s%-28s%13s", label, name, what, breakable(amount)))
}

// quoted returns a payer's own words.
func (p *paper) quoted(text string) string {
	if text == "" {
		return ""
	}
	return p.said("demo.quoted", "text", text)
}

func (a demoAnswer) printCases(p *paper) {
	for _, c := range a.Cases {
		p.demoRow(c.Case, c.Debtor, strings.ToLower(p.state(debt.State(c.State))), wording.Amount(p.language, c.Balance))
	}
}

// printWaiting says what a person is asked to do; what is asked alike of several
// cases is said once.
func (a demoAnswer) printWaiting(p *paper) {
	p.heading("demo.waiting")
	var asked []string
	cases := make(map[string][]string)
	for _, c := range a.Cases {
		for _, t := range c.Tasks {
			if cases[t.Text] == nil {
				asked = append(asked, t.Text)
			}
			cases[t.Text] = append(cases[t.Text], strconv.FormatInt(c.Case, 10))
		}
	}
	for _, text := range asked {
		p.item("- ", "  ", p.said("demo.task", "text", text, "cases", wording.List(p.language, cases[text])))
	}
	p.item("- ", "  ", p.said("demo.inbox", "count", wording.Count(p.language, a.Inbox)))
	p.item("- ", "  ", p.said("demo.lines", "count", wording.Count(p.language, a.Lines)))
}

// printPlaces says where everything lies and what to try next.
func (a demoAnswer) printPlaces(p *paper) {
	p.heading("demo.places")
	for _, place := range []struct{ key, name string }{
		{"demo.letters", a.Folder.Letters}, {"demo.mail", a.Folder.Mail}, {"demo.database", a.Folder.Database},
	} {
		p.line(fmt.Sprintf("  %-12s%s", p.said(place.key), place.name))
	}
	p.heading("demo.try")
	for _, try := range []string{"case show 10001", "case explain 10003", "payments inbox", "import lines", "followup plan"} {
		p.line(fmt.Sprintf("  %s %s --creditor %d --config %s", a.program, try, a.CreditorID, a.Folder.Settings))
	}
}
