package journal_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/journal"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Events of every kind, filled at random and with holes, come back as they were.
func TestRandomEventsAreReadAsTheyWereWritten(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 5))
	for _, sample := range samples() {
		for range 200 {
			v := reflect.New(reflect.TypeOf(sample)).Elem()
			fill(random, v)
			e, ok := reflect.TypeAssert[debt.Event](v)
			if !ok {
				t.Fatalf("%v is no event", v.Type())
			}
			if claim, is := e.(debt.ClaimRegistered); is {
				claim.Claim.Registered = civil.Date{} // never written
				e = claim
			}
			got, err := journal.Decode(encoded(t, e))
			if diff := cmp.Diff(e, got, plain); diff != "" || err != nil {
				t.Fatalf("%T: %v (-written +read):\n%s", e, err, diff)
			}
		}
	}
}

// fill puts random things into a value and all its fields; one in three stays
// empty.
func fill(r *rand.Rand, v reflect.Value) {
	if v.Kind() != reflect.Struct && r.IntN(3) == 0 {
		return
	}
	switch p := v.Addr().Interface().(type) {
	case *civil.Date:
		*p = civil.FromNumber(int32(r.IntN(3_000_000)))
	case *money.Amount:
		*p = money.FromOre(r.Int64N(2e14) - 1e14)
	case *money.Rate:
		*p = money.PartsPerMillion(r.Int64N(2e6) - 1e6)
	case *debt.Document:
		*p = debt.Document(r.IntN(int(debt.InstalmentReminder) + 1))
	case *debt.Channel:
		*p = debt.Channel(r.IntN(int(debt.Print) + 1))
	case *debt.FoundationKind:
		*p = debt.FoundationKind(r.IntN(int(debt.DebtInstrument) + 1))
	case *debt.EstateKind:
		*p = debt.EstateKind(r.IntN(int(debt.DeceasedEstate) + 1))
	case *debt.CourtRoute:
		*p = debt.CourtRoute(r.IntN(int(debt.LevyRequest) + 1))
	case *debt.CourtCostKind:
		*p = debt.CourtCostKind(r.IntN(int(debt.CostsAwarded) + 1))
	case *debt.CourtStage:
		*p = debt.CourtStage(r.IntN(int(debt.CourtDismissed) + 1))
	case *debt.DispatchStatus:
		*p = debt.DispatchStatus(r.IntN(int(debt.Failed) + 1))
	case *ledger.DayCount:
		*p = ledger.DayCount(r.IntN(int(ledger.Thirty360) + 1))
	case *map[string]string:
		*p = map[string]string{randomText(r) + "k": randomText(r), "": randomText(r) + "v"}
	default:
		fillPlain(r, v)
	}
}

func fillPlain(r *rand.Rand, v reflect.Value) {
	switch kind := v.Kind(); {
	case kind == reflect.Struct:
		for _, field := range v.Fields() {
			fill(r, field)
		}
	case kind == reflect.String:
		v.SetString(randomText(r) + ".")
	case v.CanInt():
		v.SetInt(1 + r.Int64N(1<<62))
	case kind == reflect.Bool:
		v.SetBool(true)
	case kind == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1+r.IntN(3), 4))
		for i := range v.Len() {
			fillPlain(r, v.Index(i)) // an item is never empty
		}
	default:
		panic("no random " + v.Type().String())
	}
}

// randomText returns a text of signs that the form itself uses, and others; no
// line breaks, which make two lines of an address.
func randomText(r *rand.Rand) string {
	signs := []rune(":0123456789.abcæøå§ 🙂\t")
	text := make([]rune, r.IntN(12))
	for i := range text {
		text[i] = signs[r.IntN(len(signs))]
	}
	return string(text)
}
