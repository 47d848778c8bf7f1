// Cores of passwords that everybody tries first, in lower case without accents and signs; digits at the end are cut before looking.
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passwort passw0rd p4ssword matkhau matkhaumoi matkhaucuatoi matkhau1234 quantri quantrivien admin
   administrator adminadmin root rootroot superuser guest welcome welcomehome letmein changeme changemenow default
   temporary secret topsecret qwerty qwertyuiop qwertyui qwerty1234567890 qwertyqwerty qwerty123456 asdfghjkl
   asdfghjklzxcvbnm asdfasdf zxcvbnm zxcvbnmasdfghjkl 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 1qaz2wsx
   1qaz2wsx3edc qazwsxedc qazwsx zaq12wsx abcdefghij abcdefghijkl abcdef abc abcabc abcd1234 a1b2c3d4e5 aabbccdd
   iloveyou iloveyouforever loveyou lovelove princess sunshine football baseball basketball superman batman dragon
   monkey master shadow michael jordan computer internet samsung google facebook zalo youtube iphone microsoft
   windows office congtam congtamcongtam danhgia danhgiacanbo canbo congchuc vienchuc canbocongchuc nhanvien
   uybannhandan uybannhandantinh ubnd hoidongnhandan dangcongsan dangcongsanvietnam tinhuy thanhuy huyenuy dangbo
   banochuc bantochuc vanphong vanphongtinhuy congvan chinhquyen nhanuoc nhanuoc123 vietnam vietnamvodich
   vietnamquehuong hanoi thudohanoi saigon hochiminh thanhphohochiminh tphcm danang haiphong cantho khanhhoa nhatrang
   hue quangninh nghean thanhhoa anhyeuem emyeuanh yeuem yeuanh yeuemnhieu yeuanhnhieu anhnhoem giadinh giadinhtoi
   hanhphuc maimai maimaiyeuem tinhyeu conyeu bome bomeoi xinchao xinchaovietnam camon camonban khongbiet khongco
   khongnho khongnhomatkhau toiyeuvietnam toiyeuem toilatoi chucmungnammoi nammoi taikhoan dangnhap macdinh
   0123456789 01234567890 1234567890 12345678900 0987654321 9876543210 123456789 1234567891 12345678910 1122334455
   1231231230 123123123 1231231231 1234512345 123412341234 1357924680 2468013579 1020304050 1111111111 0000000000
   6666688888 8888866666 6868686868 7979797979 3939393939 123456789a a123456789 123456789abc abc123456789 abc123456
   abc1234567 123456abc 123456abcd 123456aa 12345678a 1234567890a a1234567890 trustno trustnoone hellohello helloworld
   starwars pokemon liverpool manchester manchesterunited chelsea arsenal barcelona realmadrid ronaldo messi`
    .split(/\s+/)
    .filter(Boolean),
);
