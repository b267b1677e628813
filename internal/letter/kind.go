package letter

import "krav/internal/fault"

// Kind is the kind of a document (dokumenttype).
type Kind int

// The kinds of document that can be written. Their codes are stored, so they are
// never renamed.
const (
	// FriendlyReminder is a free nudge before any fee (venlig påmindelse).
	FriendlyReminder Kind = iota + 1
	// FirstReminder is the first reminder (rykker 1).
	FirstReminder
	// SecondReminder is the second reminder (rykker 2).
	SecondReminder
	// ThirdReminder is the third reminder, without notice of collection (rykker 3).
	ThirdReminder
	// CollectionNotice is the notice that must precede collection costs
	// (inkassovarsel).
	CollectionNotice
	// ThirdReminderNotice is the third reminder and the notice in one letter
	// (rykker 3 med inkassovarsel).
	ThirdReminderNotice
	// CollectionDemand is the written demand that must precede court, with a proposal
	// of instalments (inkassopåkrav, påkravsskrivelse; inkassolovens § 10).
	CollectionDemand
	// InstalmentReminder says that an instalment of an agreement is missing, and gives a
	// last deadline, without a fee (misligholdelse af aftale).
	InstalmentReminder
	// PaymentReceipt thanks for a payment and says what it covered (kvittering).
	PaymentReceipt
	// AccountStatement lists every amount of the case, for information (kontoudtog).
	AccountStatement
	// ClosingLetter says that the case has ended and why (afslutning af sagen).
	ClosingLetter
)

// document is what is fixed about a kind.
type document struct {
	code   string
	danish string // name of its template file
	// english is the template of the courtesy translation. Reminders share one.
	english string
	mail    string // family in the mail texts
	title   string // word that puts amount and day into the heading, or empty
}

var documents = [...]document{
	FriendlyReminder:    {"friendly-reminder", "friendly-reminder", "friendly-reminder", "friendly", ""},
	FirstReminder:       {"reminder-1", "reminder-1", "reminder", "reminder", "title.demand"},
	SecondReminder:      {"reminder-2", "reminder-2", "reminder", "reminder", "title.demand"},
	ThirdReminder:       {"reminder-3", "reminder-3", "reminder", "reminder", "title.demand"},
	CollectionNotice:    {"collection-notice", "collection-notice", "notice", "notice", "title.demand"},
	ThirdReminderNotice: {"reminder-3-collection-notice", "reminder-3-collection-notice", "notice", "notice", "title.demand"},
	CollectionDemand:    {"collection-demand", "collection-demand", "collection-demand", "demand", ""},
	InstalmentReminder:  {"instalment-reminder", "instalment-reminder", "instalment-reminder", "instalment", ""},
	PaymentReceipt:      {"receipt", "receipt", "receipt", "receipt", ""},
	AccountStatement:    {"statement", "statement", "statement", "other", "title.statement"},
	ClosingLetter:       {"closing", "closing", "closing", "other", ""},
}

// Kinds returns every kind of document, in the order of a case's life.
func Kinds() []Kind {
	kinds := make([]Kind, 0, len(documents)-1)
	for k := FriendlyReminder; k <= ClosingLetter; k++ {
		kinds = append(kinds, k)
	}
	return kinds
}

// String returns the kind's stored code, such as "reminder-1".
func (k Kind) String() string { return k.document().code }

// document returns what is fixed about the kind; for a kind that doesn't exist,
// a document without a template.
func (k Kind) document() document {
	if k < FriendlyReminder || k > ClosingLetter {
		return document{code: "-"}
	}
	return documents[k]
}

// ParseKind returns the kind with a stored code. It fails with
// "letter.kind_unknown".
func ParseKind(code string) (Kind, error) {
	for _, k := range Kinds() {
		if k.String() == code {
			return k, nil
		}
	}
	return 0, fault.New(fault.Invalid, "letter.kind_unknown").With("kind", code)
}

// MarshalText writes the stored code.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the stored code. It fails as ParseKind does.
func (k *Kind) UnmarshalText(text []byte) error {
	parsed, err := ParseKind(string(text))
	if err != nil {
		return err
	}
	*k = parsed
	return nil
}
