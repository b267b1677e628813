package debt

// Document is the kind of a letter (dokumenttype). What moves a flow, what
// counts as a reminder and what may carry a fee follows from it.
type Document int

// The kinds of document there are now.
const (
	// FriendlyReminder is a free nudge before any fee (venlig påmindelse).
	FriendlyReminder Document = iota + 1
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
	// PaymentReceipt thanks for a payment and says what it covered (kvittering).
	PaymentReceipt
	// InstalmentReminder says that an instalment of an agreement is missing, and gives a
	// last deadline (brev om manglende afdrag). It is no reminder in the sense of
	// rentelovens § 9 b: it costs nothing, and the ten days don't run from it.
	InstalmentReminder
)

var documentNames = [...]string{
	FriendlyReminder: "friendly-reminder", FirstReminder: "reminder-1", SecondReminder: "reminder-2", ThirdReminder: "reminder-3",
	CollectionNotice: "collection-notice", ThirdReminderNotice: "reminder-3-collection-notice", CollectionDemand: "collection-demand",
	PaymentReceipt: "receipt", InstalmentReminder: "instalment-reminder",
}

// String returns the document's stored name, such as "reminder-1".
func (d Document) String() string {
	if d < FriendlyReminder || d > InstalmentReminder {
		return "-"
	}
	return documentNames[d]
}

// ParseDocument returns the document with a stored name, or nought.
func ParseDocument(name string) Document {
	for d := FriendlyReminder; d <= InstalmentReminder; d++ {
		if d.String() == name {
			return d
		}
	}
	return 0
}

// IsReminder reports whether the document is a reminder in the sense of
// rentelovens § 9 b: it may carry a fee, and the ten days run from it.
func (d Document) IsReminder() bool { return d >= FirstReminder && d <= ThirdReminderNotice }

// StartsTenDays reports whether a reminder fee must keep its distance from the
// document. A friendly reminder counts too, by the cautious reading.
func (d Document) StartsTenDays() bool { return d.IsReminder() || d == FriendlyReminder }

// IsCollectionNotice reports whether the document warns of collection.
func (d Document) IsCollectionNotice() bool {
	return d == CollectionNotice || d == ThirdReminderNotice
}
