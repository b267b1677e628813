package letter

import (
	"slices"
	"strings"
)

// partNames are the fixed blocks that a template may call.
var partNames = []string{
	"binding", "head", "back", "claims", "owed", "fee", "warn", "pay", "object", "help", "agree", "crossed", "portal", "privacy",
	"sign", "end", "plan", "allocation",
}

func isPart(name string) bool { return slices.Contains(partNames, name) }

// placer puts the lines of a document where they belong: words into the body,
// fixed blocks into their boxes and tables.
type placer struct {
	scope    *scope
	content  Content
	heading  string
	greet    string
	notePart string // the part that the last note came from
	warning  Warning
	warnAt   int      // where in the body the warning stands, if there is no summary
	summary  int      // where in the body the summary stands, or -1
	claimed  []string // elements of the claims
	owed     []line   // lines of the part "owed", or none
	planned  bool     // the table of instalments has been placed
}

func newPlacer(s *scope, subject string) *placer {
	in := s.in
	return &placer{scope: s, summary: -1, content: Content{
		Kind: in.Kind, Language: s.language, Date: in.Date, Case: in.Case, Subject: subject,
		Running: Running{
			Sender:   joined(in.Creditor.Name, s.address(), s.labelled("sender.cvr", in.Creditor.CVR)),
			Document: s.say("running.document", "document", s.say("document."+in.Kind.String())),
			Page:     s.say("running.page"),
			Debtor:   joined(in.Debtor.Name, s.say("running.case")),
			Day:      s.date(in.Date),
		},
	}}
}

// place puts a line where it belongs.
func (p *placer) place(l line) {
	switch l.part {
	case "binding":
		p.content.Notice = new(l.paragraph())
	case "head":
		p.head(l)
	case "claims":
		p.summarise()
		p.claimed = l.elements()
	case "owed":
		p.summarise()
		p.owed = append(p.owed, l)
	case "plan":
		p.plan(l)
	case "warn":
		p.warnAt = len(p.content.Body)
		p.warning.Text = append(p.warning.Text, l.paragraph())
	case "pay":
		p.pay(l)
	case "object", "help":
		p.note(l)
	case "portal":
		p.portal(l)
	case "privacy":
		p.content.SmallPrint = append(p.content.SmallPrint, l.paragraph())
	case "sign":
		p.content.Signature = append(p.content.Signature, p.scope.signature(l))
	case "allocation":
		p.add(p.allocation(l))
	default:
		p.own(l)
	}
}

func (p *placer) add(b Block) { p.content.Body = append(p.content.Body, b) }

// own puts a line of the template's own into the body. The first heading is the
// document's.
func (p *placer) own(l line) {
	switch {
	case l.shape == heading && p.heading == "":
		p.heading = l.text.String()
	case l.shape == heading:
		p.add(Heading{l.text.String()})
	case l.shape == item:
		p.add(Item{Elements: l.elements(), Text: l.text})
	default:
		p.add(l.paragraph())
	}
}

// head puts the parties into the letterhead, the window and the facts.
func (p *placer) head(l line) {
	s, in := p.scope, p.scope.in
	switch l.mark.id {
	case "H1":
		from := s.sender()
		from.Elements = l.elements()
		p.content.Sender = &from
	case "H2":
		p.content.Recipient = &Recipient{Elements: l.elements(), Lines: s.recipient()}
	case "H3":
		p.content.Meta = &Facts{Elements: l.elements(), Items: []Fact{
			{Name: s.say("meta.date"), Value: s.date(in.Date)},
			{Name: s.say("meta.case"), Value: in.Case},
		}}
		p.fact("meta.customer", in.Debtor.CustomerNo)
	case "":
		p.greet = l.text.String()
	default:
		p.own(l)
	}
}

func (p *placer) fact(key, value string) {
	if value != "" && p.content.Meta != nil {
		p.content.Meta.Items = append(p.content.Meta.Items, Fact{Name: p.scope.say(key), Value: value})
	}
}

// summarise keeps a place for the summary where the claims are first spoken of.
func (p *placer) summarise() {
	if p.summary < 0 {
		p.summary = len(p.content.Body)
		p.add(Table{})
	}
}

// pay puts the demand, the ways of paying and what follows into their box.
func (p *placer) pay(l line) {
	if p.content.Pay == nil {
		p.content.Pay = &PayBox{}
	}
	box := p.content.Pay
	switch {
	case l.mark.id == "B1":
		box.Demand = l.paragraph()
	case l.mark.id == "B2":
		box.Ways.Elements = l.elements()
		box.Ways.Items = p.scope.waysToPay()
	case l.shape != item: // a way of paying has its place among the ways
		box.Note = l.paragraph()
	}
}

// note adds a line to the notes. Lines of one part share a note, and what begins
// the first of them is its head.
func (p *placer) note(l line) {
	last := len(p.content.Notes) - 1
	if last >= 0 && p.notePart == l.part {
		p.content.Notes[last].Text = append(p.content.Notes[last].Text, l.paragraph())
		return
	}
	p.notePart = l.part
	title, rest := l.text.headed()
	p.content.Notes = append(p.content.Notes, Note{Title: title, Text: []Paragraph{{Elements: l.elements(), Text: rest}}})
}

func (p *placer) portal(l line) {
	s, in := p.scope, p.scope.in
	title := "portal.title"
	if in.Kind == PaymentReceipt && !in.Total.IsPositive() {
		title = "portal.title_settled" // nothing is left to pay
	}
	p.content.Portal = &PortalBox{
		Title: s.say(title), URL: in.Portal.URL, Login: s.portalLogin(), Code: in.Portal.Code,
		QR: in.Portal.QR, Alt: s.say("portal.alt"), Text: l.text,
	}
}

// finish writes what needs the whole document to be known.
func (p *placer) finish() {
	if p.summary >= 0 {
		p.content.Body[p.summary] = p.summaryTable()
		p.warnAt = p.summary + 1
	}
	if len(p.warning.Text) > 0 {
		p.content.Body = slices.Insert(p.content.Body, p.warnAt, Block(p.warning))
	}
	if len(p.owed) > 0 {
		p.content.Calculation = p.calculation()
	}
	if p.content.Pay != nil && p.content.Meta != nil {
		deadline := Fact{Name: p.scope.say("meta.deadline"), Value: p.scope.date(p.scope.in.Deadline), Bold: true}
		p.content.Meta.Items = append(p.content.Meta.Items, deadline)
	}
	p.content.Title = p.title()
	p.salute()
}

// title returns the heading of the document, with amount and day where it asks
// for money.
func (p *placer) title() string {
	word := p.scope.in.Kind.document().title
	switch {
	case p.heading == "":
		return p.content.Subject
	case word == "":
		return p.heading
	}
	return p.scope.say(word, "heading", p.heading)
}

// salute begins the first paragraph with the greeting.
func (p *placer) salute() {
	if p.greet == "" {
		return
	}
	words := strings.TrimSuffix(p.greet, ".") + ". "
	for i, b := range p.content.Body {
		if first, ok := b.(Paragraph); ok {
			first.Text = first.Text.after(words)
			p.content.Body[i] = first
			return
		}
	}
}

func (l line) paragraph() Paragraph { return Paragraph{Elements: l.elements(), Text: l.text} }

// elements returns the line's ID where the line is statutory.
func (l line) elements() []string {
	if l.mark.standing != statutory {
		return nil
	}
	return []string{l.mark.id}
}
