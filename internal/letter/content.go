package letter

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/wording"
)

// Content is what one document says (brevindhold), ready to be laid out: words,
// tables and boxes in reading order, without any measure. It marshals to stable
// JSON and back, for the archive.
//
// What carries a statement that the law requires has its IDs in Elements.
type Content struct {
	Kind        Kind             `json:"kind"`
	Language    wording.Language `json:"language"`
	Date        civil.Date       `json:"date"`
	Case        string           `json:"case"`
	Subject     string           `json:"subject"`
	Notice      *Paragraph       `json:"notice,omitempty"` // stands before the heading
	Title       string           `json:"title"`
	Sender      *Sender          `json:"sender,omitempty"`
	Recipient   *Recipient       `json:"recipient,omitempty"`
	Meta        *Facts           `json:"meta,omitempty"`
	Body        Blocks           `json:"body"`
	Pay         *PayBox          `json:"pay,omitempty"`
	Portal      *PortalBox       `json:"portal,omitempty"`
	Calculation *Calculation     `json:"calculation,omitempty"`
	Notes       []Note           `json:"notes,omitempty"`
	SmallPrint  []Paragraph      `json:"small_print,omitempty"`
	Signature   []string         `json:"signature,omitempty"`
	Running     Running          `json:"running"`
	Mail        *Mail            `json:"mail,omitempty"`
	Attachment  string           `json:"attachment,omitempty"` // file name of the PDF
	// Translation is the courtesy translation that goes along, or none.
	Translation *Content `json:"translation,omitempty"`
}

// Sender is the letterhead in words (brevhoved): who claims.
type Sender struct {
	Elements []string `json:"elements,omitempty"`
	Name     string   `json:"name"`
	Contact  string   `json:"contact"` // address, telephone, e-mail, CVR in a line
	Return   string   `json:"return"`  // the small line in the window
}

// Recipient is the address in the window (modtager).
type Recipient struct {
	Elements []string `json:"elements,omitempty"`
	Lines    []string `json:"lines"`
	// Windowless says that the letter goes by e-mail with an address that no envelope's
	// window has room for: it may run longer.
	Windowless bool `json:"windowless,omitempty"`
}

// Facts are short facts in two columns: names and values (oplysninger).
type Facts struct {
	Elements []string `json:"elements,omitempty"`
	Items    []Fact   `json:"items"`
}

// Fact is one of them (oplysning).
type Fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Bold  bool   `json:"bold,omitempty"`
	Typed bool   `json:"typed,omitempty"` // figures that a person types off
}

// PayBox says how much to pay, when, and how (betalingsboks).
type PayBox struct {
	Demand Paragraph `json:"demand"`
	Ways   Facts     `json:"ways"`
	Note   Paragraph `json:"note"`
}

// PortalBox shows the way to the debtor's page (portalboks).
type PortalBox struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Login string `json:"login"` // what stands over the code
	Code  string `json:"code"`
	QR    string `json:"qr,omitempty"` // what the QR code holds
	Alt   string `json:"alt"`          // what the QR code is, for who can't see it
	Text  Text   `json:"text"`         // the same in a sentence
}

// Calculation shows how every øre came about (beregning).
type Calculation struct {
	Title    string    `json:"title"`
	Intro    Paragraph `json:"intro"`
	Sections []Section `json:"sections"`
}

// Section is a headed table of the calculation (afsnit).
type Section struct {
	Title string      `json:"title"`
	Table Table       `json:"table"`
	Notes []Paragraph `json:"notes,omitempty"` // in small print under the table
}

// Note is a short text with a head of its own (oplysningsboks).
type Note struct {
	Title string      `json:"title"`
	Text  []Paragraph `json:"text"`
}

// Running is what stands at the edge of every page (løbende titel).
type Running struct {
	Sender   string `json:"sender"`   // foot, left
	Document string `json:"document"` // foot, right
	Page     string `json:"page"`     // "side {page} af {pages}", foot, right
	Debtor   string `json:"debtor"`   // top of the pages after the first, left
	Day      string `json:"day"`      // top of the pages after the first, right
}

// Mail is the e-mail that a letter travels with (følgemail).
type Mail struct {
	Subject string `json:"subject"`
	Text    string `json:"text"`
	// Address is where the text leads the debtor: nothing else in it becomes a link.
	Address string `json:"address,omitempty"`
	// English is where in Text, in bytes, its translation begins; 0 where it has none.
	English int `json:"english,omitempty"`
}

// WithoutWindow returns the content for a letter that no envelope is put around: its
// address may take more room than a window has.
func (c Content) WithoutWindow() Content {
	if c.Recipient != nil {
		to := *c.Recipient
		to.Windowless = true
		c.Recipient = &to
	}
	if c.Translation != nil {
		translation := c.Translation.WithoutWindow()
		c.Translation = &translation
	}
	return c
}

// Elements returns the IDs of the statutory elements that the content carries,
// sorted. A translation's are its own.
func (c *Content) Elements() []string {
	var found []string
	add := func(ids ...string) { found = append(found, ids...) }
	paragraphs := func(ps ...Paragraph) {
		for _, p := range ps {
			add(p.Elements...)
		}
	}
	if c.Notice != nil {
		paragraphs(*c.Notice)
	}
	if c.Sender != nil {
		add(c.Sender.Elements...)
	}
	if c.Recipient != nil {
		add(c.Recipient.Elements...)
	}
	if c.Meta != nil {
		add(c.Meta.Elements...)
	}
	for _, b := range c.Body {
		add(b.elements()...)
	}
	if c.Pay != nil {
		paragraphs(c.Pay.Demand, c.Pay.Note)
		add(c.Pay.Ways.Elements...)
	}
	if c.Calculation != nil {
		add(c.Calculation.elements()...)
	}
	for _, n := range c.Notes {
		paragraphs(n.Text...)
	}
	paragraphs(c.SmallPrint...)
	slices.Sort(found)
	return slices.Compact(found)
}

func (c *Calculation) elements() []string {
	found := slices.Clone(c.Intro.Elements)
	for _, s := range c.Sections {
		found = append(found, s.Table.Elements...)
		for _, n := range s.Notes {
			found = append(found, n.Elements...)
		}
	}
	return found
}
