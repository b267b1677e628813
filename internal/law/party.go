package law

// Party is what somebody is in the eyes of the law of late payment
// (parternes art). Much turns on it. Its number is stored and never changes.
type Party int

// The kinds of party. They start at one, so that a forgotten kind shows.
const (
	// Consumer is a person acting mainly outside their trade (forbruger).
	Consumer Party = iota + 1
	// Business is one who acts in their trade (erhvervsdrivende).
	Business
	// Public is a public authority (offentlig myndighed).
	Public
)

// String returns the kind in English.
func (p Party) String() string {
	switch p {
	case Consumer:
		return "consumer"
	case Business:
		return "business"
	case Public:
		return "public"
	}
	return "no kind of party"
}

// IsTrade reports whether a deal between these two is a commercial transaction
// (handelstransaktion, rentelovens § 1, stk. 4): a business on the creditor's
// side, and a business or a public authority on the debtor's.
func IsTrade(creditor, debtor Party) bool {
	return creditor == Business && (debtor == Business || debtor == Public)
}
