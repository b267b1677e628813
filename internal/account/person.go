package account

import (
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/wording"
)

// PersonID is the number of a person.
type PersonID int64

// Person is one who signs in (bruger).
type Person struct {
	ID       PersonID
	Email    string
	Name     string
	Language wording.Language
	Password PasswordHash
	Added    time.Time
	SignedIn time.Time // the last time; the zero time for never
}

// PasswordHash is what is kept of a password: argon2id in its own notation, or
// empty for a person who has chosen none. It has no place in a log.
type PasswordHash string

// String returns a mask.
func (PasswordHash) String() string { return "***" }

// GoString returns a mask.
func (PasswordHash) GoString() string { return "***" }

// Membership is the role that a person has at a creditor (medlemskab), or at the
// house, which is creditor nought.
type Membership struct {
	Creditor debt.CreditorID
	Role     access.Role
}

// Member is a person who works for a creditor.
type Member struct {
	Person
	Role access.Role
}

// longestEmail is the most letters that an address can have (RFC 5321).
const longestEmail = 254

// EmailKey returns the form in which addresses are compared: two that differ only
// in capitals or in blanks around them are one.
func EmailKey(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// checkEmail returns an address without the blanks around it. It fails with
// "user.email_malformed".
func checkEmail(email string) (string, error) {
	email = strings.TrimSpace(email)
	parsed, err := mail.ParseAddress(email)
	_, domain, _ := strings.Cut(email, "@")
	if err != nil || parsed.Address != email || parsed.Name != "" || len(email) > longestEmail || !strings.Contains(domain, ".") {
		return "", fault.New(fault.Invalid, "user.email_malformed").In("email")
	}
	return email, nil
}

const longestName = 100

// checkName returns a name without the blanks around it. It fails with
// "user.name_missing" or "user.name_too_long".
func checkName(name string) (string, error) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return "", fault.New(fault.Invalid, "user.name_missing").In("name")
	}
	if utf8.RuneCountInString(name) > longestName {
		return "", fault.New(fault.Invalid, "user.name_too_long").In("name")
	}
	return name, nil
}

// checkRole fails with "role.not_here" for a role that isn't held at a creditor,
// or not at the house.
func checkRole(role access.Role, creditor debt.CreditorID) error {
	atHouse := int64(creditor) == access.House
	if role.String() == "" || (role == access.Operator) != atHouse {
		return fault.New(fault.Invalid, "role.not_here").In("role").With("role", role.String())
	}
	return nil
}
