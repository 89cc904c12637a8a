/**
 * English given names that stand for each other ("Bill" for "William"), and the same name across languages
 * ("Henri" for "Henry"). A name may stand in several groups.
 */

const GROUPS = `
william bill will billy willie liam wilhelm guillaume guillermo willem
robert bob rob bobby robbie bert roberto
richard dick rick rich ricky richie ricardo
james jim jimmy jamie jem jaime diego
john jack johnny jon jean juan johann johannes jan ivan giovanni joao ian sean johan hans
joseph joe joey josef jose giuseppe josip yosef
charles charlie chuck carl karl carlos carlo charly
edward ed eddie ted teddy ned eduard edouard eduardo edoardo
theodore ted teddy theo
thomas tom tommy tomas tommaso
michael mike mick mickey michel miguel mikhail michele mikael mickey
anthony tony antonio anton antoine
alexander alex sandy alec alexandre alejandro aleksandr alessandro sasha
andrew andy drew andre andrei andreas andrea andrzej
benjamin ben benny
daniel dan danny
david dave davy
donald don donny
douglas doug
elizabeth liz beth betty eliza lizzie bess bessie elisabeth isabel libby
francis frank francois francisco francesco franz frankie
frederick fred freddie friedrich frederic federico
george georg georges jorge giorgio georgy
gerald gerry jerry
gregory greg gregor
harold harry hal
henry harry hank henri heinrich enrique enrico hendrik
isaac ike
jacob jake
jeffrey jeff geoff geoffrey
jennifer jen jenny
jessica jess jessie
katherine kate kathy kathryn catherine cathy katie kitty kay katharine kit cate katy
kenneth ken kenny
lawrence larry laurence lorenzo laurent
leonard leo len lenny
leo lev leon leonid
louis lou luis luigi ludwig lewis lou
margaret maggie meg peggy marge margie greta margarita marguerite
martin marty
mary molly polly maria marie
matthew matt matthias mattheus
nathaniel nathan nat
nicholas nick nicky nicolas nikolai niccolo nicola
oliver ollie
pamela pam
patricia pat patty trish
patrick pat paddy
paul pablo paolo pavel
peter pete pierre pedro pietro pyotr petr piotr
philip phil philippe felipe phillip
rebecca becky
ronald ron ronnie
samuel sam sammy
sandra sandy
stephen steve steven stefan stephane esteban stefano stephan
susan sue suzanne susie suzie susanna
timothy tim
victoria vicky
vincent vince vincenzo
walter walt
wolfgang wolf
zachary zach zack
abraham abe
albert al bert alberto
alfred al fred alfie alf
arthur art
barbara barb babs
christopher chris kit cristopher christophe
christine chris christina tina
dorothy dot dottie
eugene gene
evgeny yevgeny
gabriel gabe
jonathan jon jonny
joshua josh
julius jules julio
leslie les
maximilian max
raymond ray
rudolf rudolph rudy
sergei sergey serge sergio
terence terry terrence
tobias toby
vladimir volodymyr
`;

const MEMBERSHIP = new Map<string, number[]>();
GROUPS.trim()
  .split('\n')
  .forEach((line, group) => {
    for (const name of new Set(line.split(' '))) {
      const groups = MEMBERSHIP.get(name);
      if (groups) groups.push(group);
      else MEMBERSHIP.set(name, [group]);
    }
  });

/** True when two folded given names are forms of one name. */
export function sameGivenName(left: string, right: string): boolean {
  if (left === right) return true;
  const groups = MEMBERSHIP.get(left);
  return groups !== undefined && (MEMBERSHIP.get(right)?.some((group) => groups.includes(group)) ?? false);
}
