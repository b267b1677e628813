package demo

import "krav/internal/followup"

// atCarpenter are debtors of the carpenter who go a way that few go, by the order in which
// they come. It isn't left to chance, so that the house shows one of each on the day on
// which it is shown: the carpenter's debtors come two a week.
func atCarpenter() map[int][]act {
	return map[int][]act{
		// The quarrel ended with a judgment, by which interest bears interest itself.
		8: {{4, opens}, {45, objects}, {150, isJudged}, {151, isCapitalised}},
		// The court has endorsed the order, and the bailiff court has named a day.
		30: {{150, isFiled}, {172, isServed}, {206, isEndorsed}, {214, isToBeLevied}, {240, meetsBailiff}},
		// The court has the order, and the debtor has got it.
		52: {{2, opens}, {150, isFiled}, {168, isServed}},
		// A firm went bankrupt a fortnight ago: the claim is to be filed in the estate.
		56: {{1, opens}, {151, goesBankrupt}},
		// Every instalment comes in time.
		72: {{3, opens}, {19, isCalled}, {20, agrees}, {28, paysInstalment}, {59, paysInstalment}, {89, paysInstalment}},
		// One came, and the next is missing.
		76: {{18, isCalled}, {18, agrees}, {27, paysInstalment}},
		// One flow is quicker than the others.
		86: {{0, movesTo(followup.FastFlow)}},
		// Somebody looks after this one without the batch.
		88: {{18, isCalled}, {19, goesByHand}},
		// Four fifths are enough, if they come in time. It is still a fortnight off.
		92: {{2, opens}, {30, isCalled}, {31, isOffered}},
		// Money is promised for the coming week.
		97: {{1, opens}, {21, promises}},
	}
}

// atGym are those of the gym; four come a week.
func atGym() map[int][]act {
	return map[int][]act{
		// She has died.
		172: {{2, opens}, {38, dies}},
		// The first of six instalments has come.
		176: {{4, opens}, {18, isCalled}, {18, agrees}, {28, paysInstalment}},
		// The case was closed for another one, and taken up again.
		180: {{3, opens}, {30, isClosedByMistake}},
		// Reminded, and no more than that.
		184: {{0, movesTo(followup.ReminderFlow)}},
		// With more time between the letters.
		188: {{0, movesTo(followup.PatientFlow)}},
		// On pause until wages come.
		192: {{9, isCalled}, {10, getsTime}},
	}
}

// OnlyChosen lets nobody come but those whose way few go. Their year passes in seconds.
func (t *Town) OnlyChosen() {
	for _, w := range t.workshops {
		var few []debtor
		for n := range w.people {
			if _, is := w.trade.chosen[n]; is {
				few = append(few, w.people[n])
			}
		}
		w.people = few
	}
}
