package casework

import (
	"time"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Creditor is who is owed (kreditor), with the choices that are the creditor's
// own. It is stored as JSON beside the columns that are asked for by themselves.
type Creditor struct {
	ID debt.CreditorID `json:"-"`
	// Sandbox creditors have a clock that can be moved and assumed future rates,
	// and are never wired to a real channel.
	Sandbox bool `json:"-"`
	// ClockAt is what a sandbox's clock shows; the zero time for a real creditor.
	ClockAt time.Time `json:"-"`

	Name     string   `json:"name"`
	Short    string   `json:"short,omitempty"` // at most 20 letters, for text messages
	Person   bool     `json:"person,omitempty"`
	Address  []string `json:"address,omitempty"` // street lines
	Postcode string   `json:"postcode,omitempty"`
	Town     string   `json:"town,omitempty"`
	Phone    string   `json:"phone,omitempty"`
	Email    string   `json:"email,omitempty"`
	CVR      string   `json:"cvr,omitempty"`
	VAT      bool     `json:"vat,omitempty"`     // registered for VAT (momsregistreret)
	Privacy  string   `json:"privacy,omitempty"` // address of the privacy notice
	Sender   string   `json:"sender,omitempty"`  // who signs letters

	Account Account `json:"account"`
	// Portal is the address of the debtor's page. It is stored where it isn't the
	// house's own, so that a house that moves takes its creditors along.
	Portal string  `json:"portal,omitempty"`
	Terms  Terms   `json:"terms"`
	Mail   Mail    `json:"mail"`
	Logo   string  `json:"logo,omitempty"` // hash of the logo among the shared parts
	Window *Window `json:"window,omitempty"`
}

// Account is where the creditor wants to be paid.
type Account struct {
	Registration string `json:"registration,omitempty"` // four digits
	Number       string `json:"number,omitempty"`       // up to ten digits
	IBAN         string `json:"iban,omitempty"`
	FIK          string `json:"fik,omitempty"` // creditor number of payment slips, eight digits
	// Service is the creditor's number at Betalingsservice (PBS-nummer), up to eight
	// digits: whose file a delivery is.
	Service string `json:"service,omitempty"`
}

// Terms are the creditor's choices for new cases and for follow-up.
type Terms struct {
	Flow     string          `json:"flow,omitempty"`      // default flow; "standard" where empty
	DayCount ledger.DayCount `json:"day_count,omitempty"` // nought is the default convention
	Settles  *bool           `json:"settles,omitempty"`   // nil is yes
	// PostalDays are added to the deadline of a printed letter (befordringstid); nil
	// is the house's default.
	PostalDays *int `json:"postal_days,omitempty"`
	// Interest says whether default interest is claimed; nil is yes.
	Interest *bool `json:"interest,omitempty"`
	// Automatic has the night run carry out what is due without asking (altid).
	Automatic bool `json:"automatic,omitempty"`
	// AgreedDue says that due days on invoices to consumers are agreed, not only
	// printed.
	AgreedDue bool `json:"agreed_due,omitempty"`
	// CostBasis is what the bracket of collection costs is found by; nought is the case
	// as a whole.
	CostBasis debt.CostBasis `json:"cost_basis,omitempty"`
	// Plan bounds the instalments that a demand proposes.
	Plan PlanBounds `json:"plan,omitzero"`
	// Trifle is what is too little to write for (bagatelgrænse); nil is the house's own.
	Trifle *money.Amount `json:"trifle,omitempty"`
	// ForgivesTrifle gives such a debt up and ends the case; else a person is asked.
	ForgivesTrifle bool `json:"forgives_trifle,omitempty"`
	// ForgivesCosts has a demand promise that its costs fall, where the rest is paid
	// within its deadline.
	ForgivesCosts bool `json:"forgives_costs,omitempty"`
	// TenthDay lets the next reminder carry a fee on the tenth day after the last, as
	// some read rentelovens § 9 b; else ten whole days lie between, which nobody
	// disputes.
	TenthDay bool `json:"tenth_day,omitempty"`
	// InterestWhileDisputed lets interest run on while an objection is handled; the
	// debtor is then told so. Else the days that it takes bear none.
	InterestWhileDisputed bool `json:"interest_while_disputed,omitempty"`
}

// feeGap returns how the days between fees are counted.
func (t Terms) feeGap() law.GapReading {
	if t.TenthDay {
		return law.LastDay
	}
	return law.FullDays
}

// PlanBounds are the creditor's bounds on the plan that a demand proposes (grænser for
// afdrag). What is nought is the house's own.
type PlanBounds struct {
	Instalments int          `json:"instalments,omitempty"` // at most, one a month
	Least       money.Amount `json:"least,omitzero"`        // the smallest instalment
	// None says that no plan is proposed. Then own collection costs nothing either
	// (BEK 601, § 4).
	None bool `json:"none,omitempty"`
}

// mostInstalments is how many instalments a demand may propose at most: ten years.
const mostInstalments = 120

// settle checks the bounds.
func (b PlanBounds) settle() error {
	switch {
	case b.Instalments != 0 && (b.Instalments < 2 || b.Instalments > mostInstalments):
		return fault.New(fault.Invalid, "creditor.instalments_wrong").In("instalments")
	case b.Least.IsNegative():
		return fault.New(fault.Invalid, "creditor.least_instalment_wrong").In("least_instalment")
	}
	return nil
}

// postalDays is how long a printed letter is given to arrive, where the creditor
// says nothing: an ordinary letter takes three to five weekdays, and a deadline that
// runs while the letter is under way is none.
const postalDays = 7

// Postal returns the days that are added to the deadline of a printed letter.
func (t Terms) Postal() int {
	if t.PostalDays == nil {
		return postalDays
	}
	return *t.PostalDays
}

// trifle is what is too little to write for, where the creditor says nothing: a debt
// that is less than half of what a reminder may cost.
func trifle() money.Amount { return money.Kroner(50, 0) }

// LeastOwed returns what must be owed for a letter to be sent (bagatelgrænse).
func (t Terms) LeastOwed() money.Amount {
	if t.Trifle == nil {
		return trifle()
	}
	return *t.Trifle
}

// Mail is how the creditor's e-mail leaves.
type Mail struct {
	From     string `json:"from,omitempty"` // the sender's address at the creditor's own server
	FromName string `json:"from_name,omitempty"`
	ReplyTo  string `json:"reply_to,omitempty"` // where answers go; the creditor's own address where empty
	// Server is the creditor's own mail server; without a host it is the house's.
	Server MailServer `json:"server,omitzero"`
}

// replyTo returns the address that answers to e-mail go to.
func (c Creditor) replyTo() string {
	if c.Mail.ReplyTo != "" {
		return c.Mail.ReplyTo
	}
	return c.Email
}
