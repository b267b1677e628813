package law

import "strings"

// LookedDanish returns where the figure was seen, in Danish: names of places and files
// stay as they are (kilde, sted).
func (s Source) LookedDanish() string {
	for _, said := range lookedPhrases {
		if strings.Contains(s.Looked, said[0]) {
			s.Looked = strings.ReplaceAll(s.Looked, said[0], said[1])
		}
	}
	return s.Looked
}

// lookedPhrases are what sources say in English of where they were seen, and the same in
// Danish. A test finds a source that says something else.
var lookedPhrases = [...][2]string{
	{lookedNowhere, "ingen kilde: satsen er ikke fastsat endnu"},
	{"own knowledge, not looked up", "egen viden, ikke slået op"},
	{"a public architecture note on Danish reminder rules, ADR-0010 of 2026-08-31", "et offentligt notat om danske rykkerregler, ADR-0010 af 31-08-2026"},
	{"the common list, without a named act; its days of 2023 to 2031 calculated from Easter", "den almindelige liste, uden en navngiven lov; dens dage fra 2023 til 2031 er regnet ud fra påsken"},
	{"interestRates.ts at commit", "interestRates.ts, udgave"},
	{", news of ", ", nyhed af "},
	{"(archived)", "(arkiveret)"},
	{"the act as passed", "loven som vedtaget"},
	{"notes to ", "noter til "},
	{"Peppol schematron, rule ", "Peppols schematron, regel "},
	{"the IBAN registry's example", "eksemplet i IBAN-registret"},
}
