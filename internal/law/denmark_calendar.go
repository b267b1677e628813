package law

// layCalendar lays which days are holidays, and on which other days deadlines
// don't end. The first row of each answers for every day before the change:
// a calendar must have an answer for any day.
func layCalendar(b *Book) {
	const always = "0001-01-01"
	holidays := Source{Act: "Public holidays (helligdage)", Citation: "helligdagene"}.
		seen("the common list, without a named act; its days of 2023 to 2031 calculated from Easter")
	abolished := Source{
		Act:      "Act that abolished Store Bededag (lov om afskaffelse af store bededag)",
		Citation: "lov nr. 214 af 2023",
	}.seen("jyllands-posten.dk ECE15144284").doubted("One newspaper; store bededag is no holiday from 2024.")
	b.Holidays = Series[Calendar]{
		Name: "public holidays", Danish: "helligdage", Basis: CalendarDay,
		Rows: []Dated[Calendar]{
			since(always, danishHolidays(MovableDay{26, "store bededag"}), holidays.noting("Store bededag was a holiday to and with 2023.")),
			since("2024-01-01", danishHolidays(), abolished),
		},
	}
	b.NonDays = Series[Calendar]{
		Name: "other days on which deadlines don't end", Danish: "øvrige dage hvor frister ikke udløber", Basis: CalendarDay,
		Rows: []Dated[Calendar]{since(always, Calendar{Fixed: []FixedDay{
			{6, 5, "grundlovsdag"}, {12, 24, "juleaftensdag"}, {12, 31, "nytårsaftensdag"},
		}}, limitationAct("forældelseslovens § 27").seen("danskelove.dk/forældelsesloven", "regelrytter.dk/inkassoloven/12").
			noting("The same days as in inkassolovens § 12. They are no public holidays."))},
	}
}

// danishHolidays returns the holidays with what else there was at the time.
func danishHolidays(more ...MovableDay) Calendar {
	return Calendar{
		Fixed: []FixedDay{{1, 1, "nytårsdag"}, {12, 25, "juledag"}, {12, 26, "2. juledag"}},
		Movable: append([]MovableDay{
			{-3, "skærtorsdag"},
			{-2, "langfredag"},
			{0, "påskedag"},
			{1, "2. påskedag"},
			{39, "Kristi himmelfartsdag"},
			{49, "pinsedag"},
			{50, "2. pinsedag"},
		}, more...),
	}
}
