package law

import (
	"krav/internal/civil"
	"krav/internal/money"
)

// CollectionKind is who collects out of court (udenretlig inkasso).
type CollectionKind int

// The kinds. They start at one, so that a forgotten kind shows.
const (
	// OwnCollection is by the creditor (egeninkasso).
	OwnCollection CollectionKind = iota + 1
	// OtherCollection is by a lawyer or a licensed collector (fremmedinkasso).
	OtherCollection
)

// CollectionCostCap returns the most that a debtor may be charged for collection
// out of court (udenretlige inddrivelsesomkostninger), and where that stands: BEK
// nr. 601 af 12/07/2002, bilag 1 for another's collection, without VAT, and bilag
// 2 for the creditor's own. The claim is the principal with what was lawfully
// added before the due day; interest and fees after it don't count. The row is
// picked by the day the claim arose. It is a ceiling, not a tariff, and has
// conditions that the case must meet. It fails with an *UnknownError.
func (b *Book) CollectionCostCap(kind CollectionKind, arisen civil.Date, claim money.Amount) (money.Amount, Source, error) {
	row, err := b.costs(kind).Find(arisen)
	if err != nil {
		return money.Amount{}, Source{}, err
	}
	if !claim.IsPositive() {
		return money.Amount{}, row.Source, nil
	}
	return row.Value.Of(claim), row.Source, nil
}

// costs returns the scales of a kind of collection. A kind that doesn't exist has
// a series that knows nothing.
func (b *Book) costs(kind CollectionKind) *Series[Scale] {
	switch kind {
	case OwnCollection:
		return &b.OwnCosts
	case OtherCollection:
		return &b.OtherCosts
	}
	return &Series[Scale]{Name: "kind of collection", Danish: "inkassoform", Basis: ArisenDay}
}

// CompensationFor returns what late payment of one invoice gives the creditor
// without further ado (kompensationsbeløb, rentelovens § 9 a, stk. 3): an amount
// in trade, nothing towards consumers. It is per invoice, once. It fails with an
// *UnknownError.
func (b *Book) CompensationFor(creditor, debtor Party, arisen civil.Date) (money.Amount, Source, error) {
	row, err := b.Compensation.Find(arisen)
	if err != nil {
		return money.Amount{}, Source{}, err
	}
	if !IsTrade(creditor, debtor) {
		return money.Amount{}, row.Source, nil
	}
	return row.Value, row.Source, nil
}
