"""How the window looks: tokens, fonts, icons, and the style sheet made from them."""
