package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// What names and addresses are made of.
var (
	firstNames = []string{
		"Aksel", "Alma", "Anders", "Anna", "Asta", "Birgit", "Bo", "Carl", "Cecilie", "Clara", "Dorte", "Ebbe", "Ellen", "Emil", "Esben", "Freja",
		"Frida", "Gitte", "Hanne", "Helle", "Ida", "Inger", "Jakob", "Jonas", "Karla", "Kirsten", "Lars", "Laura", "Line", "Lone", "Mads", "Maja",
		"Malthe", "Maria", "Mikkel", "Morten", "Naja", "Nanna", "Niels", "Oskar", "Per", "Pia", "Rasmus", "Rikke", "Sanne", "Signe", "Sofie", "Søren",
		"Thea", "Tobias", "Trine", "Ulla", "Viggo", "Vilma", "William", "Åse",
	}
	nameStems   = []string{"Birk", "Bøge", "Dal", "Eg", "Elle", "Eng", "Fugl", "Gran", "Hede", "Hjort", "Klint", "Korn", "Lind", "Lyng", "Mose", "Mølle", "Ravn", "Rose", "Skov", "Sten", "Sø", "Vester", "Vind", "Øster"}
	nameEndings = []string{"bjerg", "dal", "gaard", "holm", "kjær", "lund", "mark", "skov", "toft", "vang"}
	streets     = []string{"Birkevænget", "Fjordvej", "Havnegade", "Kirkestræde", "Lærkevej", "Møllevej", "Skovbrynet", "Strandmarken", "Søvej", "Tværgade", "Æblehaven", "Åvej"}
	towns       = [][2]string{{"4300", "Holbæk"}, {"4440", "Mørkøv"}, {"4450", "Jyderup"}, {"4000", "Roskilde"}, {"4180", "Sorø"}, {"4390", "Vipperød"}, {"4420", "Regstrup"}, {"4520", "Svinninge"}}
	shops       = []string{"Café", "Dyrlægerne", "Frisørsalon", "Ejendomsselskabet", "Bageriet", "Autoværkstedet", "Galleri", "Hotel", "Malerfirmaet", "Blomsterhuset"}
	forms       = []string{"ApS", "A/S", "I/S", "ApS"}
)

func pick[T any](random *rand.Rand, of []T) T { return of[random.IntN(len(of))] }

func personName(random *rand.Rand) string {
	return fmt.Sprintf("%s %s%s", pick(random, firstNames), pick(random, nameStems), pick(random, nameEndings))
}

func firmName(random *rand.Rand) string {
	return fmt.Sprintf("%s %s%s %s", pick(random, shops), pick(random, nameStems), pick(random, nameEndings), pick(random, forms))
}

// ascii spells a name as addresses do.
var ascii = strings.NewReplacer("æ", "ae", "ø", "oe", "å", "aa", "Æ", "ae", "Ø", "oe", "Å", "aa", " ", ".", "/", "")

func emailOf(name string) string { return strings.ToLower(ascii.Replace(name)) + "@post.example" }

// firmNumber returns the CVR number of a customer, which checks itself and begins with 99, a
// range in which no firm has been given one. Customers below 10,000 have one each.
func firmNumber(n int) string {
	weights := [...]int{2, 7, 6, 5, 4, 3, 2}
	for serial := 9_000 + 9*n; ; serial++ {
		digits, sum := fmt.Sprintf("99%05d", serial), 0
		for i, weight := range weights {
			sum += weight * int(digits[i]-'0')
		}
		if check := (11 - sum%11) % 11; check < 10 {
			return fmt.Sprintf("%s%d", digits, check)
		}
	}
}
