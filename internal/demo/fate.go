package demo

import "math/rand/v2"

// act is a deed and how many days after the debtor has come it is done.
type act struct {
	after int
	does  deed
}

// story is a way that it goes, and how many in a hundred go it.
type story struct {
	share int
	acts  []act
}

// stories are the ways that it goes. Nothing happens by itself to those that are
// silent: the letters go on.
var stories = []story{
	{20, []act{{1, opens}, {6, paysAll}}},
	{8, []act{{5, paysNamed}}},
	{12, []act{{2, opens}, {13, opens}, {17, paysAll}}},
	{7, []act{{15, paysSome}, {36, paysAll}}},
	{6, []act{{1, opens}, {28, paysAll}}},
	{4, []act{{12, opens}, {44, paysNamed}}},
	{4, []act{{8, paysSome}}},
	{3, []act{{4, paysMuch}}},
	{3, []act{{9, paysBlind}}},
	{3, []act{{6, paysHere}}},
	{3, []act{{3, opens}, {4, objects}, {16, isRefused}, {31, paysAll}}},
	{2, []act{{5, objects}, {13, isUpheld}}},
	{1, []act{{6, objects}, {10, takesBack}}},
	{3, []act{{2, opens}, {7, objects}}},
	{4, []act{{4, isCalled}, {5, getsTime}, {33, paysAll}}},
	{3, []act{{8, isCalled}, {9, getsTime}}},
	{3, []act{{1, bounces}}},
	{2, []act{{18, isCalled}, {19, goesByHand}}},
	{2, []act{{7, isCredited}, {14, paysAll}}},
	{3, []act{{110, isCalled}, {112, isWrittenOff}}},
	{4, nil},
}

// fate returns what becomes of a debtor, by chance.
func fate(random *rand.Rand) []act {
	throw := random.IntN(100)
	for _, s := range stories {
		if throw < s.share {
			return s.acts
		}
		throw -= s.share
	}
	return nil
}
