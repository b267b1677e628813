package wording

import "slices"

// CheckFile returns what Check would say of a single file with this text.
func CheckFile(file, text string) []string {
	c := catalogue{messages: make(map[string]message)}
	c.add(file, text)
	return slices.Sorted(slices.Values(c.problems))
}

// Filled returns a text with its values, or the fault of its braces.
func Filled(text string, values map[string]string) (string, error) {
	t, err := parseTemplate(text)
	if err != nil {
		return "", err
	}
	return t.filled(values), nil
}
