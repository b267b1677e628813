package demo

import (
	"fmt"
	"math/rand/v2"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
)

// debtor is who owes a creditor money, and what becomes of it.
type debtor struct {
	number   int
	name     string
	street   string
	postcode string
	town     string
	email    string // empty: letters go by post
	cvr      string // of a firm
	comes    civil.Date
	invoices []invoice
	acts     []act
}

// invoice is what is owed.
type invoice struct {
	number string
	issued civil.Date
	due    civil.Date
	text   string
	amount money.Amount
}

// trade is what is the creditor's own about its debtors.
type trade struct {
	creditor  debt.CreditorID
	seed      uint64
	weekly    int // new debtors a week
	firms     int // in ten
	first     int // number of the first customer
	sell      func(random *rand.Rand, i *invoice)
	chosen    map[int][]act // what becomes of some, by the order in which they come
	objection string        // of those who object
	answer    string        // to those whose objection is refused
}

// The weeks for which debtors are made: a year until the day on which the house is
// shown, and half a year that the clock may be moved into.
const weeks = 52 + 26

// population returns the debtors of a trade, in the order in which they come. Their
// names differ, so that each is known by it.
func (t trade) population() []debtor {
	random := rand.New(rand.NewPCG(t.seed, 23)) //nolint:gosec // the same people every time are what is wanted
	known := make(map[string]bool)
	var all []debtor
	for week := range weeks {
		for range t.weekly {
			d := t.debtor(random, len(all), known)
			d.comes = FirstDay().AddDays(7 * week)
			t.bill(random, &d)
			d.acts = fate(random)
			if way, few := t.chosen[len(all)]; few {
				d.acts = way
			}
			all = append(all, d)
		}
	}
	return all
}

func (t trade) debtor(random *rand.Rand, n int, known map[string]bool) debtor {
	place := pick(random, towns)
	d := debtor{
		number: t.first + n, street: fmt.Sprintf("%s %d", pick(random, streets), 1+n),
		postcode: place[0], town: place[1],
	}
	isFirm := random.IntN(10) < t.firms
	for d.name == "" || known[d.name] {
		d.name = personName(random)
		if isFirm {
			d.name = firmName(random)
		}
	}
	known[d.name] = true
	if isFirm {
		d.cvr = firmNumber(d.number)
	}
	if random.IntN(12) != 0 {
		d.email = emailOf(d.name)
	}
	return d
}

// bill gives a debtor one to three invoices; they fell due in the weeks before the
// debtor comes.
func (t trade) bill(random *rand.Rand, d *debtor) {
	count := 1
	if random.IntN(4) == 0 {
		count += 1 + random.IntN(2)
	}
	for n := range count {
		due := d.comes.AddDays(-3 - random.IntN(12) - 30*(count-1-n))
		i := invoice{number: fmt.Sprintf("%d%02d", d.number, n+1), issued: due.AddDays(-14), due: due}
		t.sell(random, &i)
		d.invoices = append(d.invoices, i)
	}
}

// memberships is what the gym sells.
func memberships(random *rand.Rand, i *invoice) {
	sold := pick(random, []struct {
		text string
		ore  int64
	}{{"Medlemskab", 34_900}, {"Medlemskab", 29_900}, {"Medlemskab med hold", 44_900}, {"Personlig træning, 3 timer", 120_000}, {"Holdtræning, sæson", 145_000}, {"Ti klip til svømning", 65_000}})
	i.text, i.amount = sold.text, money.FromOre(sold.ore)
}

// carpentry is what the carpenter sells.
func carpentry(random *rand.Rand, i *invoice) {
	i.text = pick(random, []string{"Udskiftning af vinduer", "Nyt køkken, montering", "Terrasse i lærk", "Tagrenovering, 1. rate", "Inventar efter mål", "Reparation af port", "Gulve, slibning og lak"})
	i.amount = money.FromOre(int64(120_000+random.IntN(3_800_000)) / 25 * 25)
}
