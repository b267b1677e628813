package letter_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/letter"
	"krav/internal/money"
	"krav/internal/wording"
)

// written parses a text as the body of a reminder and carries it out.
func written(t *testing.T, body string, in letter.Input) []string {
	t.Helper()
	template, err := letter.ParseTemplate(letter.FirstReminder, wording.Danish, "Emne: x\n"+body)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := letter.WriteTemplate(template, in)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestTheFormsOfTheTemplateLanguage(t *testing.T) {
	t.Parallel()
	in := first(consumer())
	for body, want := range map[string][]string{
		"{{debtor.name}} skylder.":                              {"Jonas Birkholm skylder."},
		"{{if fee}}Med gebyr.{{else}}Uden.{{end}}":              {"Med gebyr."},
		"{{if not fee}}Uden gebyr.{{else}}Med.{{end}}":          {"Med."},
		"{{if compensation}}Kun i handel.{{end}}":               nil,
		"{{if fee}}{{if compensation}}a{{else}}b{{end}}{{end}}": {"b"},
		"# Rykker\n- et\n- to":                                  {"# Rykker", "- et", "- to"},
		"{{if fee}}# Gebyr{{end}}\nEn linje.\n\n\nEn til.":      {"# Gebyr", "En linje.", "En til."},
		"[§ X] Låst.\n[? Y] Frivillig.":                         {"Låst.", "Frivillig."},
		"{{range claims}}{{.label}}: {{.amount}}\n{{end}}":      {"Faktura 10482: 12.500,00\u00a0kr.", "Faktura 10517: 6.250,00\u00a0kr."},
		"I alt {{pay.amount}}.":                                 {"I alt 18.908,21\u00a0kr."},
		"I alt {{pay.amount}}. Tak.":                            {"I alt 18.908,21\u00a0kr. Tak."},
		"{{doc.about}} er ikke betalt, altså {{doc.about}}.":    {"2 fakturaer er ikke betalt, altså 2 fakturaer."},
		"{{part.crossed}}":                                      {"Har du betalt inden for de seneste dage, skal du ikke gøre mere."},
		"{{if fee}}{{part.crossed}}{{end}}":                     {"Har du betalt inden for de seneste dage, skal du ikke gøre mere."},
		"**Fed** og {{du}} med **{{vi}}** i.":                   {"Fed og du med vi i."},
		"§ 9 b og 310 kr. og 10 %":                              {"§\u00a09 b og 310\u00a0kr. og 10\u00a0%"},
		"En [ parentes ] og en } og en {, og * en stjerne.":     {"En [ parentes ] og en } og en {, og * en stjerne."},
	} {
		if diff := cmp.Diff(want, written(t, body, in)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", body, diff)
		}
	}
}

func TestEverythingElseIsRefusedWithItsLine(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]struct{ key, line string }{
		"a\n{{printf \"%s\" debtor.name}}":               {"letter.template_form_refused", "3"},
		"{{debtor.name | html}}":                         {"letter.template_form_refused", "2"},
		"{{ debtor.name }}":                              {"letter.template_form_refused", "2"},
		"{{if fee and online}}x{{end}}":                  {"letter.template_form_refused", "2"},
		"{{end}}":                                        {"letter.template_form_refused", "2"},
		"{{else}}":                                       {"letter.template_form_refused", "2"},
		"{{if fee}}a{{else}}b{{else}}c{{end}}":           {"letter.template_form_refused", "2"},
		"{{if fee}}a":                                    {"letter.template_not_closed", "2"},
		"{{range claims}}a":                              {"letter.template_not_closed", "2"},
		"a\nb\n{{debtor.name":                            {"letter.template_not_closed", "4"},
		"{{debtor\n.name}}":                              {"letter.template_not_closed", "2"},
		"{{debtor.cpr}}":                                 {"letter.template_name_unknown", "2"},
		"{{if rich}}x{{end}}":                            {"letter.template_name_unknown", "2"},
		"{{range debtors}}x{{end}}":                      {"letter.template_name_unknown", "2"},
		"{{range claims}}{{.iban}}{{end}}":               {"letter.template_name_unknown", "2"},
		"{{.label}}":                                     {"letter.template_name_unknown", "2"},
		"{{range claims}}{{range lines}}x{{end}}{{end}}": {"letter.template_name_unknown", "2"},
		"{{part.secret}}":                                {"letter.template_name_unknown", "2"},
		"{{}}":                                           {"letter.template_name_unknown", "2"},
		"Se {{part.pay}} her":                            {"letter.template_part_not_alone", "2"},
		"{{debtor.name}}{{part.pay}}":                    {"letter.template_part_not_alone", "2"},
		"{{part.pay}}{{part.pay}}":                       {"letter.template_part_not_alone", "2"},
		strings.Repeat("{{if fee}}", 9) + strings.Repeat("{{end}}", 9): {"letter.template_form_refused", "2"},
	} {
		_, err := letter.ParseTemplate(letter.FirstReminder, wording.Danish, "Emne: x\n"+body)
		if f := fault.Of(err); f == nil || f.Key != want.key || f.Args["line"] != want.line {
			t.Errorf("%q: %v, want %s in line %s", body, err, want.key, want.line)
		}
	}
}

func TestATemplateBeginsWithItsSubject(t *testing.T) {
	t.Parallel()
	for _, source := range []string{"", "# Rykker", "Subject: x\n", "Emne: \n", "Emne:x"} {
		if _, err := letter.ParseTemplate(letter.FirstReminder, wording.Danish, source); !fault.HasKey(err, "letter.template_subject_missing") {
			t.Errorf("%q: %v", source, err)
		}
	}
	if _, err := letter.ParseTemplate(letter.FirstReminder, wording.English, "Subject: x\n"); err != nil {
		t.Error(err)
	}
}

// What a name or a text holds is never read as a mark, a heading, bold or a form.
func TestValuesAreOnlyValues(t *testing.T) {
	t.Parallel()
	in := first(consumer())
	in.Debtor.Name = "# [§ Q3] **Bo** {{sum.total}}\n- x\u202e\u00ad"
	got := written(t, "{{debtor.name}}", in)
	if want := []string{"# [§ Q3] **Bo** {{sum.total}} - x"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	c := composed(t, in)
	if c.Recipient.Lines[0] != "# [§ Q3] **Bo** {{sum.total}} - x" || slices.Contains(c.Elements(), "Q3") {
		t.Errorf("recipient %q, elements %v", c.Recipient.Lines[0], c.Elements())
	}
}

func TestWhatATemplateGrowsToIsBounded(t *testing.T) {
	t.Parallel()
	in := first(consumer())
	in.Claims[0].Text = strings.Repeat("meget lang tekst ", 1_000)
	template, err := letter.ParseTemplate(letter.FirstReminder, wording.Danish, "Emne: x\n"+strings.Repeat("{{range claims}}{{.text}}{{end}}\n", 100))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := letter.WriteTemplate(template, in); !fault.HasKey(err, "letter.text_too_long") {
		t.Errorf("err = %v", err)
	}
	if _, err := letter.ParseTemplate(letter.FirstReminder, wording.Danish, "Emne: x\n"+strings.Repeat("a", 1<<16)); !fault.HasKey(err, "letter.template_too_long") {
		t.Errorf("err = %v", err)
	}
}

func TestTheLawfulTemplatesLackNothing(t *testing.T) {
	t.Parallel()
	for _, kind := range letter.Kinds() {
		for _, l := range wording.Languages() {
			template, err := letter.Standard(kind, l)
			if err != nil {
				t.Fatal(err)
			}
			if missing := letter.Check(template); len(missing) > 0 {
				t.Errorf("%s in %s lacks %v", kind, l, missing)
			}
		}
	}
}

func TestATemplateThatLosesAStatutoryElementIsToldWhich(t *testing.T) {
	t.Parallel()
	lawful, err := letter.Standard(letter.CollectionNotice, wording.Danish)
	if err != nil {
		t.Fatal(err)
	}
	const first = "[§ IV-1] {{Vi}} {{if paid_some}}har ikke modtaget hele betalingen{{else}}mangler betaling{{end}} for {{doc.about}}. Dette er en rykker med varsel om inkasso.\n"
	for name, c := range map[string]struct {
		old, replacement string
		want             string
	}{
		"a word changed":             {"varsel om inkasso.", "varsel om retssag.", "IV-1"},
		"a field changed":            {first, strings.Replace(first, "doc.about", "case.number", 1), "IV-1"},
		"the mark taken off":         {"[§ IV-1] ", "", "IV-1"},
		"the line taken out":         {first, "", "IV-1"},
		"the line under a condition": {first, "{{if fee}}\n" + first + "{{end}}\n", "IV-1"},
		"the line repeated for none": {first, "{{range shares}}\n" + first + "{{end}}\n", "IV-1"},
		"a part taken out":           {"{{part.warn}}\n", "", "Q3"},
		"a part under a condition":   {"{{part.warn}}\n", "{{if business}}{{part.warn}}{{end}}\n", "Q3"},
		"a part of parts taken out":  {"{{part.end}}\n", "", "G1 G2 D1"},
		"free text changed":          {"går sagen ikke til inkasso.", "slutter sagen.", ""},
		"the line moved":             {"# Inkassovarsel\n" + first, first + "# Inkassovarsel\n", ""},
	} {
		changed := strings.Replace(lawful.Source(), c.old, c.replacement, 1)
		if changed == lawful.Source() {
			t.Fatalf("%s: nothing was changed", name)
		}
		template, err := letter.ParseTemplate(letter.CollectionNotice, wording.Danish, changed)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got []string
		for _, m := range letter.Check(template) {
			got = append(got, m.Element)
		}
		if !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: lost %v, want %v", name, got, c.want)
		}
	}
}

func TestALostElementHasAName(t *testing.T) {
	t.Parallel()
	got := letter.Missing{Element: "Q3"}.Name(wording.Danish)
	if want := "at sagen går til inkasso, og at det giver yderligere omkostninger"; got != want {
		t.Errorf("name = %q, want %q", got, want)
	}
	for _, kind := range letter.Kinds() {
		for _, l := range wording.Languages() {
			empty, err := letter.ParseTemplate(kind, l, map[wording.Language]string{wording.Danish: "Emne: x", wording.English: "Subject: x"}[l])
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range letter.Check(empty) {
				if m.Name(l) == "" {
					t.Errorf("%s has no name in %s", m.Element, l)
				}
			}
		}
	}
}

// Whatever is typed, parsing and writing neither fail in their own way nor grow
// without bound.
func FuzzTemplate(f *testing.F) {
	for _, kind := range letter.Kinds() {
		template, err := letter.Standard(kind, wording.Danish)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(template.Source())
	}
	f.Add("Emne: x\n{{if fee}}{{range claims}}{{.label}}\n{{end}}{{else}}[§ A] **{{part.end}}")
	in := first(consumer())
	in.Fee = money.Amount{}
	f.Fuzz(func(t *testing.T, source string) {
		template, err := letter.ParseTemplate(letter.FirstReminder, wording.Danish, source)
		if err != nil {
			if fault.Of(err) == nil {
				t.Fatalf("%q: %v is no fault", source, err)
			}
			return
		}
		letter.Check(template)
		lines, err := letter.WriteTemplate(template, in)
		if err != nil && fault.Of(err) == nil {
			t.Fatalf("%q: %v is no fault", source, err)
		}
		if size := len(strings.Join(lines, "")); size > 1<<21 {
			t.Errorf("%d bytes of a template of %d", size, len(source))
		}
	})
}
