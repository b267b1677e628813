package cli

import "krav/internal/casework"

// creditorSettings are the flags that set a creditor up. What isn't given stays
// as it is.
type creditorSettings struct {
	Name            *string        `placeholder:"TEXT"`
	Short           *string        `placeholder:"TEXT"`
	Person          *bool          `negatable:""`
	Address         []string       `placeholder:"LINE" sep:"none"`
	Postcode        *string        `placeholder:"CODE"`
	Town            *string        `placeholder:"TEXT"`
	Phone           *string        `placeholder:"NUMBER"`
	Email           *string        `placeholder:"ADDRESS"`
	CVR             *string        `name:"cvr" placeholder:"NUMBER"`
	VAT             *bool          `name:"vat" negatable:""`
	Sender          *string        `placeholder:"TEXT"`
	FromName        *string        `placeholder:"TEXT"`
	ReplyTo         *string        `placeholder:"ADDRESS"`
	Registration    *string        `placeholder:"NUMBER"`
	Account         *string        `placeholder:"NUMBER"`
	FIK             *string        `name:"fik" placeholder:"NUMBER"`
	Service         *string        `placeholder:"NUMBER"`
	Portal          *string        `placeholder:"URL"`
	Privacy         *string        `placeholder:"URL"`
	Window          *windowFlag    `placeholder:"LEFT,TOP,WIDTH,HEIGHT|standard"`
	Flow            *string        `placeholder:"standard|patient|fast|reminders|collection|bailiff|letters"`
	Daycount        *dayCountFlag  `placeholder:"NAME"`
	PostalDays      *int           `placeholder:"DAYS"`
	Interest        *bool          `negatable:""`
	Settles         *bool          `negatable:""`
	Automatic       *bool          `negatable:""`
	AgreedDue       *bool          `negatable:""`
	CostBasis       *costBasisFlag `placeholder:"case|claim"`
	Instalments     *int           `placeholder:"COUNT"`
	LeastInstalment *amountFlag    `placeholder:"AMOUNT"`
	Proposal        *bool          `negatable:""`
	Trifle          *amountFlag    `placeholder:"AMOUNT"`
	ForgiveTrifle   *bool          `negatable:""`
	ForgiveCosts    *bool          `negatable:""`
	TenthDay        *bool          `negatable:""`

	InterestWhileDisputed *bool `negatable:""`
}

// about returns the message keys that tell of the flags.
func (creditorSettings) about() map[string]string {
	return map[string]string{
		"name": "help.creditor_name", "short": "help.creditor_short", "person": "help.creditor_person",
		"address": "help.creditor_address", "postcode": "help.creditor_postcode", "town": "help.creditor_town",
		"phone": "help.creditor_phone", "email": "help.creditor_email", "cvr": "help.creditor_cvr",
		"vat": "help.creditor_vat", "sender": "help.creditor_sender", "from-name": "help.creditor_from_name", "reply-to": "help.creditor_reply_to",
		"registration": "help.creditor_registration", "account": "help.creditor_account", "fik": "help.creditor_fik", "service": "help.creditor_service",
		"portal": "help.creditor_portal", "privacy": "help.creditor_privacy", "window": "help.creditor_window",
		"flow": "help.creditor_flow", "daycount": "help.calc_daycount", "postal-days": "help.creditor_postal_days",
		"interest": "help.creditor_interest", "settles": "help.creditor_settles",
		"automatic": "help.creditor_automatic", "agreed-due": "help.creditor_agreed_due",
		"cost-basis": "help.creditor_cost_basis", "instalments": "help.creditor_instalments",
		"least-instalment": "help.creditor_least_instalment", "proposal": "help.creditor_proposal",
		"trifle": "help.creditor_trifle", "forgive-trifle": "help.creditor_forgive_trifle", "forgive-costs": "help.creditor_forgive_costs",
		"tenth-day": "help.creditor_tenth_day", "interest-while-disputed": "help.creditor_interest_while_disputed",
	}
}

// applyTo changes in a creditor what was given.
func (s creditorSettings) applyTo(c *casework.Creditor) {
	set(&c.Name, s.Name)
	set(&c.Short, s.Short)
	set(&c.Person, s.Person)
	if len(s.Address) > 0 {
		c.Address = s.Address
	}
	set(&c.Postcode, s.Postcode)
	set(&c.Town, s.Town)
	set(&c.Phone, s.Phone)
	set(&c.Email, s.Email)
	set(&c.CVR, s.CVR)
	set(&c.VAT, s.VAT)
	set(&c.Sender, s.Sender)
	set(&c.Portal, s.Portal)
	set(&c.Privacy, s.Privacy)
	if s.Window != nil {
		c.Window = &s.Window.Window
	}
	set(&c.Mail.FromName, s.FromName)
	set(&c.Mail.ReplyTo, s.ReplyTo)
	set(&c.Account.Registration, s.Registration)
	set(&c.Account.Number, s.Account)
	set(&c.Account.FIK, s.FIK)
	set(&c.Account.Service, s.Service)
	s.applyTerms(&c.Terms)
}

func (s creditorSettings) applyTerms(t *casework.Terms) {
	set(&t.Flow, s.Flow)
	if s.PostalDays != nil {
		t.PostalDays = s.PostalDays
	}
	set(&t.Automatic, s.Automatic)
	set(&t.AgreedDue, s.AgreedDue)
	if s.Daycount != nil {
		t.DayCount = s.Daycount.DayCount
	}
	if s.Interest != nil {
		t.Interest = s.Interest
	}
	if s.Settles != nil {
		t.Settles = s.Settles
	}
	if s.Trifle != nil {
		t.Trifle = &s.Trifle.Amount
	}
	set(&t.ForgivesTrifle, s.ForgiveTrifle)
	set(&t.ForgivesCosts, s.ForgiveCosts)
	set(&t.TenthDay, s.TenthDay)
	set(&t.InterestWhileDisputed, s.InterestWhileDisputed)
	s.applyCollection(t)
}

// applyCollection changes what a demand may charge and propose.
func (s creditorSettings) applyCollection(t *casework.Terms) {
	if s.CostBasis != nil {
		t.CostBasis = s.CostBasis.CostBasis
	}
	set(&t.Plan.Instalments, s.Instalments)
	if s.LeastInstalment != nil {
		t.Plan.Least = s.LeastInstalment.Amount
	}
	if s.Proposal != nil {
		t.Plan.None = !*s.Proposal
	}
}

// set puts a value that was given in its place.
func set[T any](place, given *T) {
	if given != nil {
		*place = *given
	}
}
