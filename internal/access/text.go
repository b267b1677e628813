package access

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrSyntax says that a text isn't an actor's in the form of Actor.String.
var ErrSyntax = errors.New("access: not an actor")

// The words of the text form. They are stored in journals: they never change.
const (
	personWord   = "person"
	nightWord    = "night"
	debtorWord   = "debtor"
	partnerWord  = "partner"
	operatorWord = "operator"
)

// String returns the actor as the journal and the log have it: "person:123",
// "night", "debtor:4711" with the number of the case, "partner:7" or
// "operator:1". It holds no name and no rights, and is empty for nobody.
func (a Actor) String() string {
	switch a.kind {
	case KindPerson:
		return numbered(personWord, a.id)
	case KindNight:
		return nightWord
	case KindDebtor:
		return numbered(debtorWord, a.id)
	case KindPartner:
		return numbered(partnerWord, a.id)
	case KindOperator:
		return numbered(operatorWord, a.id)
	}
	return ""
}

func numbered(word string, id int64) string { return word + ":" + strconv.FormatInt(id, 10) }

// ParseActor reads what Actor.String returns. The actor it gives tells who it
// was, has no name and may do nothing. It fails with ErrSyntax.
func ParseActor(text string) (Actor, error) {
	if text == nightWord {
		return Actor{kind: KindNight}, nil
	}
	word, number, _ := strings.Cut(text, ":")
	kind := kindOf(word)
	id, err := strconv.ParseInt(number, 10, 64)
	a := Actor{kind: kind, id: id}
	if kind == 0 || err != nil || a.String() != text {
		return Actor{}, fmt.Errorf("%w: %q", ErrSyntax, text)
	}
	return a, nil
}

func kindOf(word string) ActorKind {
	switch word {
	case personWord:
		return KindPerson
	case debtorWord:
		return KindDebtor
	case partnerWord:
		return KindPartner
	case operatorWord:
		return KindOperator
	}
	return 0
}

// MarshalText writes the text form, so that an actor in JSON or in a log is
// neither more nor less.
func (a Actor) MarshalText() ([]byte, error) { return []byte(a.String()), nil }
