package intake

import (
	"slices"
	"strings"

	"krav/internal/fault"
	"krav/internal/identifier"
)

// withoutAttention returns for whom a letter is without the "Att.:" that some write
// in the column too: it is set before the name where the letter is made.
func withoutAttention(text string) string {
	for _, mark := range []string{"attention", "att"} {
		if len(text) < len(mark) || !strings.EqualFold(text[:len(mark)], mark) {
			continue
		}
		if rest := strings.TrimLeft(text[len(mark):], ".: "); rest != text[len(mark):] {
			return rest
		}
	}
	return text
}

// readDebtor reads who owes.
func (r *row) readDebtor(d *DebtorDraft) {
	r.readCustomerNumber(d)
	d.Name = r.name()
	if Fold(d.Name) == "" {
		r.fail(FieldName, fault.New(fault.Invalid, "debtor.name_missing"))
	}
	d.Attention = withoutAttention(identifier.WithoutCPR(r.words(FieldAttention)))
	r.readAddress(d)
	d.Email, d.Phone, d.Mobile = r.email(), r.phone(FieldPhone), r.phone(FieldMobile)
	d.EAN = r.ean()
	r.readRegisterNumbers(d)
	d.Kind, d.KindGround = r.debtorKind(d)
}

// readCustomerNumber reads the creditor's number for the debtor, which at clinics and
// clubs can be the CPR number.
func (r *row) readCustomerNumber(d *DebtorDraft) {
	text := r.number(FieldCustomerNumber)
	number, isCPR := wholeCPR(text)
	if !isCPR {
		d.CustomerNumber = text
		return
	}
	d.CustomerCPR = number
	r.secret = append(r.secret, FieldCustomerNumber)
	r.note(NoteCustomerCPR)
}

// wholeCPR returns the CPR number that a text is, and whether it is one.
func wholeCPR(text string) (identifier.CPR, bool) {
	if masked, _ := identifier.MaskCPR(text); masked != maskedCPR || text == maskedCPR {
		return identifier.CPR{}, false
	}
	number, _, err := identifier.ParseCPR(onlyDigits(text))
	return number, err == nil
}

// confidentialNumber refuses an invoice number that is the debtor's CPR number: it
// would be printed on every letter. Ten digits alone may as well be a number like any
// other that begins as a day does; they are only told of.
func (r *row) confidentialNumber(d *Draft) {
	number, isCPR := wholeCPR(d.Number)
	switch {
	case !isCPR:
	case onlyDigits(d.Number) != d.Number || number == d.Debtor.CPR || number == d.Debtor.CustomerCPR:
		d.Number = ""
		r.secret = append(r.secret, FieldInvoiceNumber)
		r.fail(FieldInvoiceNumber, fault.New(fault.Invalid, "invoice.number_is_cpr"))
	default:
		r.note(NoteNumberLikeCPR)
	}
}

// name returns the whole name, from one column or two, without a CPR number.
func (r *row) name() string {
	if name := identifier.WithoutCPR(r.words(FieldName)); name != "" {
		return name
	}
	first, last := r.words(FieldFirstName), r.words(FieldLastName)
	return identifier.WithoutCPR(strings.TrimSpace(first + " " + last))
}

// readRegisterNumbers reads the CVR and the CPR number. Some files have one
// column for both; ten digits in it are a person.
func (r *row) readRegisterNumbers(d *DebtorDraft) {
	if text := r.value(FieldCPR); text != "" {
		d.CPR = r.cpr(FieldCPR, text)
	}
	text := r.value(FieldCVR)
	if text == "" {
		return
	}
	isCompany := endsInCompanyForm(d.Name)
	switch {
	case couldBeCPR(text) && isCompany: // perhaps the number of a place of business, perhaps an owner's
		r.secret = append(r.secret, FieldCVR)
		r.fail(FieldCVR, fault.New(fault.Invalid, "cvr.malformed").With("cvr", maskedCPR))
		return
	case couldBeCPR(text):
		d.CPR = r.cpr(FieldCVR, text)
		return
	}
	cvr, err := identifier.ParseCVR(text)
	r.fail(FieldCVR, fault.Of(err))
	d.CVR = cvr
}

func (r *row) cpr(field Field, text string) identifier.CPR {
	r.secret = append(r.secret, field)
	number, _, err := identifier.ParseCPR(text) // an unusual check digit is no fault (law.md section 16.4)
	r.fail(field, fault.Of(err))
	return number
}

// maskedCPR is shown for what could be a CPR number.
const maskedCPR = "xxxxxx-xxxx"

// couldBeCPR reports whether a text has the ten digits of a CPR number.
func couldBeCPR(text string) bool { return len(onlyDigits(text)) == 10 }

// onlyDigits returns the digits of a text.
func onlyDigits(text string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, text)
}

// debtorKind tells the kind of debtor: what the file says, else what the numbers
// and the name prove, else a consumer, whom the law protects most.
func (r *row) debtorKind(d *DebtorDraft) (DebtorKind, KindGround) {
	if text := r.words(FieldDebtorKind); text != "" {
		kind := debtorKindNamed(text)
		if kind == 0 {
			r.fail(FieldDebtorKind, fault.New(fault.Invalid, "debtor.kind_unknown").With("value", shown(text)))
		}
		r.checkKind(d, kind)
		return kind, KindStated
	}
	switch {
	case isAuthorityName(d.Name):
		return PublicAuthority, KindByName
	case d.CVR != "":
		return Business, KindByCVR
	case !d.CPR.IsZero():
		return Consumer, KindByCPR
	case endsInCompanyForm(d.Name):
		return Business, KindByName
	}
	return Consumer, KindAssumed
}

// checkKind refuses a consumer who has a company's number or name. Which of the two is right
// decides what may be charged: collection costs, compensation, the first day of interest.
func (r *row) checkKind(d *DebtorDraft, stated DebtorKind) {
	switch {
	case stated != Consumer:
	case d.CVR != "":
		r.fail(FieldDebtorKind, fault.New(fault.Invalid, "debtor.kind_contradicts_cvr"))
	case endsInCompanyForm(d.Name):
		r.fail(FieldDebtorKind, fault.New(fault.Invalid, "debtor.kind_contradicts_name").With("name", shown(d.Name)))
	}
}

// debtorKindNamed returns the kind of debtor that a text names, or nought.
func debtorKindNamed(text string) DebtorKind {
	for word := range strings.FieldsSeq(Fold(text)) {
		switch word {
		case "privat", "private", "privatkunde", "privatperson", "person", "forbruger", "consumer", "p":
			return Consumer
		case "erhverv", "erhvervskunde", "erhvervsdrivende", "virksomhed", "firma", "selskab", "business", "company", "b2b", "e":
			return Business
		case "offentlig", "offentligt", "myndighed", "kommune", "region", "stat", "public", "authority":
			return PublicAuthority
		}
	}
	return 0
}

// isAuthorityName reports whether a name is that of a public authority.
func isAuthorityName(name string) bool {
	words := strings.Fields(Fold(name))
	if len(words) < 2 {
		return false
	}
	return words[0] == "region" || words[len(words)-1] == "kommune"
}

// companyForms are forms of company whose name only such a company may bear: the
// Danish ones (selskabsloven § 2, lov om visse erhvervsdrivende virksomheder § 6),
// and those of neighbours that can't be part of a person's name.
var companyForms = []string{
	"a/s", "aps", "i/s", "k/s", "p/s", "ivs", "a.m.b.a.", "amba", "f.m.b.a.", "fmba", "s.m.b.a.", "smba",
	"gmbh", "ltd", "ltd.", "oy", "llc", "b.v.",
}

func endsInCompanyForm(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	return len(words) > 1 && slices.Contains(companyForms, words[len(words)-1])
}
