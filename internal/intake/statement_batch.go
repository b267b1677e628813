package intake

import (
	"strconv"

	"krav/internal/money"
)

// batchTold is what the bank says of the payments that it booked as one entry
// (samlepostering), whether it tells of each of them or not.
type batchTold struct {
	payments int
	total    money.Amount
	hasTotal bool
}

// batch adds up what the bank says of an entry's payments. A count that can't be
// read is none.
func (e *xmlEntry) batch() batchTold {
	var told batchTold
	for _, details := range e.Details {
		if n, err := strconv.Atoi(trimmed(details.Batch.Payments)); err == nil && n > 0 {
			told.payments += n
		}
		if total, ok := details.Batch.Total.read(); ok && trimmed(details.Batch.Total.Value) != "" {
			told.total, told.hasTotal = told.total.Plus(total), true
		}
	}
	return told
}

// agrees reports whether what the bank says of the payments is so: their number,
// and that they come to the entry's amount.
func (t batchTold) agrees(whole BankEntry, parts int) bool {
	isCounted := t.payments == 0 || t.payments == parts
	return isCounted && (!t.hasTotal || t.total == whole.Amount)
}
