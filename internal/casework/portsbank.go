package casework

import "context"

// BankTx is what a transaction changes of the money on the creditor's account.
type BankTx interface {
	// SaveBankEntries stores entries whose identity is new, with the further cases that they
	// may be for.
	SaveBankEntries(ctx context.Context, entries []BankEntry) error
	// DropBankCandidates forgets the further cases that an entry may be for.
	DropBankCandidates(ctx context.Context, entry int64) error
	// SaveBankNames stores further names of entries; one that is known stays with
	// the entry it has.
	SaveBankNames(ctx context.Context, names []BankName) error
	// ForgetBankWords removes who paid some entries, and what they wrote.
	ForgetBankWords(ctx context.Context, entries []int64) error
	// SettleBankEntry says what became of an entry.
	SettleBankEntry(ctx context.Context, e BankEntry) error
}
