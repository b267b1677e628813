package law

import "strings"

// NoteDanish returns what the reader should know of a figure, in Danish (bemærkning).
func (s Source) NoteDanish() string {
	for _, said := range notedPhrases {
		s.Note = strings.ReplaceAll(s.Note, said[0], said[1])
	}
	return s.Note
}

// notedPhrases are what sources note in English, and the same in Danish. A test finds a
// note that isn't among them.
var notedPhrases = [...][2]string{
	// interest
	{"Own knowledge, which the movements of the discount rate in those years agree with.", "Egen viden, som diskontoens bevægelser i de år stemmer med."},
	{latestRateDoubt, "To offentlige kilder i programkode; Nationalbankens egen side er ikke set."},
	{noteAttested, "Læst ved kilden af driften. Noteret før det: "},
	{"The last known rate carried on.", "Den sidst kendte sats, ført videre."},
	{"Entered by the operator and confirmed by another.", "Indtastet af driften og bekræftet af en anden."},
	{"Entered by the operator; nobody else has confirmed it yet.", "Indtastet af driften; ingen anden har bekræftet den endnu."},
	{"One secondary source. Known to stand in the act as promulgated that day; when it came isn't known here.", "Én sekundær kilde. Det står i loven, som den blev bekendtgjort den dag; hvornår det kom, vides ikke her."},

	{"From the day on which the debtor could obtain what is needed to judge the claim and its amount.", "Fra den dag, hvor skyldneren kunne indhente det, der skal til for at bedømme kravet og dets størrelse."},

	// fees, compensation and letters
	{"Mandatory towards consumers; may be departed from by agreement in trade (stk. 4). No VAT: the fee is compensation (Landsskatteretten 14/11/2003). Ten full days lie between two reminders with a fee, unless the lenient reading of the tenth day is chosen.", "Kan ikke fraviges over for forbrugere; mellem erhvervsdrivende kan det aftales (stk. 4). Ingen moms: gebyret er erstatning (Landsskatteretten 14/11/2003). Der ligger ti hele dage mellem to rykkere med gebyr, medmindre den lempelige læsning af den tiende dag er valgt."},
	{"In force from 1 March 2013 for claims arising from then; before that there was none.", "I kraft fra den 1. marts 2013 for krav, der opstår fra da; før var der intet."},
	{"Per invoice in trade (U.2016.652 Ø), once, without VAT; never towards consumers. Whether it is deducted from costs of collection isn't settled; it isn't deducted here.", "Pr. faktura mellem erhvervsdrivende (U.2016.652 Ø), én gang, uden moms; aldrig over for forbrugere. Om det trækkes fra inddrivelsesomkostninger, er ikke afgjort; her trækkes det ikke fra."},
	{"The notice must say that payment not made within the deadline leads to collection and further costs. Whether the demand letter could be the same notice isn't settled; they are two here.", "Varslet skal sige, at betaling efter fristen fører til inkasso og yderligere omkostninger. Om påkravsskrivelsen kan være samme varsel, er ikke afgjort; her er det to breve."},
	{"From dispatch. A letter of its own: the notice that unlocks costs can't be this one.", "Fra afsendelsen. Et brev for sig: varslet, der giver ret til omkostninger, kan ikke være dette."},
	{"Only at the home, after the deadline of the demand and a notice in writing that has arrived, carrying an identity card. Telephone, e-mail and text messages are no visits; the house keeps the same hours for them.", "Kun i hjemmet, efter fristen i påkravet og et skriftligt varsel, der er kommet frem, og med legitimationskort. Telefon, e-mail og sms er ingen henvendelser i den forstand; huset holder de samme tider for dem."},
	{"A reading of the act. A reminder that is lost in the post is the debtor's risk where dispatch is shown (forbrug.dk); from 2026 another carrier than PostNord brings letters, and dispatch is harder to show. What was sent isn't taken to be received.", "En læsning af loven. En rykker, der bliver væk i posten, er skyldnerens risiko, når afsendelsen kan vises (forbrug.dk); fra 2026 bringer en anden end PostNord brevene ud, og afsendelsen er sværere at vise. Det, der er sendt, tages ikke som modtaget."},

	// costs of collection
	{"The amounts were seen in the order; that it came into force on 1 July 2009 is own knowledge.", "Beløbene er set i bekendtgørelsen; at den trådte i kraft den 1. juli 2009, er egen viden."},
	{"The text that was seen is cut off inside bilag 2; that it came into force on 1 July 2009 is own knowledge.", "Teksten, der er set, er skåret af inde i bilag 2; at den trådte i kraft den 1. juli 2009, er egen viden."},
	{"One collector's page; the order itself wasn't opened. ", "Ét inkassofirmas side; selve bekendtgørelsen er ikke åbnet. "},
	{"One collector's page.", "Ét inkassofirmas side."},
	{doubtedKey, "At det er dagen, hvor hovedkravet opstod, og ikke omkostningernes dag, der vælger tabellen, er en læsning. "},
	{doubtedClaim, "Teksten taler om den enkelte fordring; for flere i én sag slås summen op én gang, medmindre kreditor har valgt andet."},
	{doubtedVAT, " Bekendtgørelsens overskrift siger inklusive moms og inkassofirmaets side uden; her lægges intet til."},
	{"Only on bilag 1, and only where the creditor can't deduct it: a private person, a business exempt from VAT.", "Kun på bilag 1, og kun hvor kreditor ikke kan trække den fra: en privatperson, en momsfri virksomhed."},

	// credit
	{"Exempt without interest and costs, for three months at most with insignificant costs, and in court.", "Undtaget uden renter og omkostninger, i højst tre måneder med uvæsentlige omkostninger, og i retten."},
	{"Directive (EU) 2023/2225 applies from 20 November 2026; that the bill was passed as it stood wasn't verified.", "Direktiv (EU) 2023/2225 gælder fra den 20. november 2026; at lovforslaget blev vedtaget, som det stod, er ikke bekræftet."},
	{"What late payment costs isn't counted in the yearly rate. The day of the agreement picks the row.", "Det, forsinket betaling koster, tæller ikke med i ÅOP. Aftalens dag vælger rækken."},
	{"Summaries of the act. That it goes on beside the deferral of invoices from 20 November 2026 wasn't verified.", "Sammendrag af loven. At den fortsætter ved siden af henstand med fakturaer fra den 20. november 2026, er ikke bekræftet."},
	{"By the creditor alone, free of interest and costs but for limited ones of late payment. That the bill was passed as it stood wasn't verified.", "Af kreditor alene, uden renter og omkostninger ud over begrænsede ved forsinket betaling. At lovforslaget blev vedtaget, som det stod, er ikke bekræftet."},

	// courts
	{"Of the principal; interest and costs don't count. Whether a court portal has to be used for filing, and since when, wasn't established.", "Af hovedstolen; renter og omkostninger tæller ikke med. Om en portal skal bruges til indleveringen, og siden hvornår, er ikke afklaret."},
	{"From service.", "Fra forkyndelsen."},
	{"Four weeks from the endorsement.", "Fire uger fra påtegningen."},
	{"In force on 15 June 2024 by two law firms, on 1 July 2024 by a third page.", "I kraft den 15. juni 2024 ifølge to advokatfirmaer, den 1. juli 2024 ifølge en tredje side."},
	{"Before that 20,000.00, from a day not known here. Which day of the case picks the row wasn't found.", "Før det 20.000,00 fra en dag, der ikke vides her. Hvilken dag i sagen der vælger rækken, er ikke fundet."},
	{"The amounts weren't found.", "Beløbene er ikke fundet."},
	{"One page, of about 2009 to 2016. For one meeting; a second gives half.", "Én side, fra omkring 2009 til 2016. For ét møde; et andet giver det halve."},
	{"One law firm's page. VAT included. For orientation only: small claims and payment orders give far less.", "Ét advokatfirmas side. Med moms. Kun til orientering: småsager og betalingspåkrav giver langt mindre."},
	{"After that they carry interest on late payment, unless the court said otherwise.", "Derefter forrentes de med morarente, medmindre retten har sagt andet."},
	{"The first day of these fees isn't known here.", "Afgifternes første dag vides ikke her."},
	{"The part above 400.00 lapsed without endorsement or lawsuit. Two pages give 700.00 for payment order and levy together to 50,000.00, which the levy's own scale exceeds above 3,000.00.", "Delen over 400,00 bortfaldt uden påtegning eller retssag. To sider siger 700,00 for betalingspåkrav og udlæg tilsammen til 50.000,00, hvad udlæggets egen skala går over fra 3.000,00."},
	{"That there was none to 50,000.00 is inferred.", "At der ingen var til 50.000,00, er en slutning."},
	{"Lapses when service is omitted on request because levy is excluded (stk. 2). Whether it is credited when the payment order turns into a lawsuit wasn't found.", "Bortfalder, når forkyndelse udelades efter anmodning, fordi udlæg er udelukket (stk. 2). Om den godskrives, når betalingspåkravet bliver til en retssag, er ikke fundet."},
	{"At the earliest.", "Tidligst."},
	{"Two weeks or more: the fee lapses when the case ends by then.", "To uger eller mere: afgiften bortfalder, når sagen slutter inden da."},
	{"Whether the flat fee covers it wasn't found.", "Om den faste afgift dækker det, er ikke fundet."},
	{"Within the flat fee.", "I den faste afgift."},
	{"From payment; a fee for a payment order covers the levy and the police as well.", "Fra betalingen; afgiften for et betalingspåkrav dækker også udlæg og politiet."},
	{"No. 3 rests in part on own knowledge. Nos. 7 and on, such as bills of exchange and some claims of rent and maintenance, lie outside the program. An acknowledgement of the debt alone can't be enforced. The first day isn't known here.", "Nr. 3 hviler til dels på egen viden. Nr. 7 og følgende, som veksler og nogle krav om leje og underholdsbidrag, ligger uden for programmet. En skyldnererklæring alene kan ikke tvangsfuldbyrdes. Den første dag vides ikke her."},
	{"Unless the judgment says otherwise.", "Medmindre dommen siger andet."},
	{"Meanwhile limitation is interrupted by notice in writing (stk. 3).", "Imens afbrydes forældelsen ved skriftlig meddelelse (stk. 3)."},

	// estates
	{"A copy of the chapter that names its changes; the act as promulgated wasn't opened. Four weeks from the notice, which may itself name the last day. A claim that is filed later is examined later, and is lost for the dividend when the court has set a last day or confirmed the accounts (§ 134).", "En kopi af kapitlet, der nævner ændringerne; den bekendtgjorte lov er ikke åbnet. Fire uger fra bekendtgørelsen i Statstidende, som selv kan nævne den sidste dag. Et krav, der anmeldes senere, prøves senere, og får ingen dividende, når skifteretten har sat en sidste dag eller stadfæstet regnskabet (§ 134)."},
	{"A copy of the paragraph; the act as promulgated wasn't opened, and the first day isn't known here. Eight weeks from the notice, which may itself name the last day. Who doesn't file in time loses the claim.", "En kopi af paragraffen; den bekendtgjorte lov er ikke åbnet, og den første dag vides ikke her. Otte uger fra proklamaet, som selv kan nævne den sidste dag. Den, der ikke anmelder i tide, mister kravet."},

	// limitation
	{"When a case is dismissed, during negotiation, before a complaints board.", "Når en sag afvises, under forhandling, og ved et klagenævn."},
	{"Three years from the day the creditor knew of the claim and the debtor, and never more than these from when it arose.", "Tre år fra den dag, hvor kreditor kendte kravet og skyldneren, og aldrig mere end disse fra det opstod."},
	{"Read as: also for costs, and for interest that wasn't lost when the session stated it.", "Læst sådan: også for omkostninger, og for renter, der ikke var forældet, da forretningen opgjorde dem."},

	// identifiers
	{"With the check digit. Cards 01, 04 and 15 are those of the old giro accounts; on 01 and 73 the payer writes a text.", "Med kontrolcifferet. Kortart 01, 04 og 15 er de gamle girokonti; på 01 og 73 skriver betaleren en tekst."},
	{"Luhn: the sum of the products' digits, filled up to a whole ten.", "Luhn: summen af produkternes cifre, fyldt op til en hel tier."},
	{"On cards 71, 73 and 75. The older cards have a giro account there, which may have seven.", "På kortart 71, 73 og 75. De ældre kort har en girokonto dér, som kan have syv."},
	{"The lengths of the two parts are own knowledge, which the registry's example agrees with. No public check digit tells a mistyped account from a right one.", "De to deles længde er egen viden, som registrets eksempel stemmer med. Intet offentligt kontrolciffer skelner en forkert tastet konto fra en rigtig."},
	{"The numbers of places of business (P-numre) don't follow it reliably.", "P-numre følger det ikke pålideligt."},
	{"The register gives numbers that fail it, among others to those born on 1 January 1965. Such a number is taken, with a warning.", "Registret giver numre, der ikke overholder det, blandt andet til fødte den 1. januar 1965. Et sådant nummer tages med en advarsel."},
	{"By the seventh digit, and the two of the year.", "Efter det syvende ciffer og årets to."},

	// registers, records and days
	{"The amounts and the three reminders come from the bureaus' terms, may differ by bureau and over time, and their first day isn't known here. Undisputed claims only; seen by others only with an acknowledgement in writing or legal steps.", "Beløbene og de tre rykkere kommer fra bureauernes vilkår, kan være forskellige fra bureau til bureau og over tid, og deres første dag vides ikke her. Kun ubestridte krav; andre kan kun se dem med en skriftlig erkendelse eller retslige skridt."},
	{"One page; the first day is that of the act.", "Én side; den første dag er lovens."},
	{"From the end of the financial year that the record concerns. The act before it (§ 10) said the same.", "Fra udgangen af det regnskabsår, materialet vedrører. Loven før den (§ 10) sagde det samme."},
	{"Store bededag was a holiday to and with 2023.", "Store bededag var helligdag til og med 2023."},
	{"One newspaper; store bededag is no holiday from 2024.", "Én avis; store bededag er ingen helligdag fra 2024."},
	{"The same days as in inkassolovens § 12. They are no public holidays.", "De samme dage som i inkassolovens § 12. De er ingen helligdage."},
}
